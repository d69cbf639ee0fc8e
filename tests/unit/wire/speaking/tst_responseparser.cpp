#include "app/wire/speaking/responseparser.h"
#include "tests/support/wireprobe.h"

#include <QTest>

namespace thence::wire {

using namespace test;
using Kind = trace::Failure::Kind;
using Lenient = trace::Leniency::Kind;

namespace {

/// Bytes with NULs in them.
template <size_t n>
QByteArray raw(const char (&text)[n]) {
    return QByteArray(text, qsizetype(n - 1));
}

/// Feeds `pieces` one after the other, then the end if the response is not whole by then.
trace::Exchange read(const QList<QByteArray>& pieces, QByteArrayView method = "GET",
                     bool mayBeHttp09 = false, const trace::Limits& limits = {}) {
    trace::Exchange exchange;
    exchange.request.method = method.toByteArray();
    ResponseParser parser(exchange, limits, mayBeHttp09);
    for (const QByteArray& piece : pieces)
        if (!exchange.failure && !parser.isComplete())
            exchange.failure = parser.feed(piece);
    if (!exchange.failure && !parser.isComplete())
        exchange.failure = parser.end(Transport::Ending::Closed);
    return exchange;
}

/// Everything there is to know about a response, as text.
QByteArray summary(const trace::Exchange& exchange) {
    QByteArray text;
    for (const trace::Interim& interim : exchange.interim)
        text += QByteArray::number(interim.status) + '\n' + interim.head.value_or("none");
    if (exchange.response)
        text += QByteArray::number(exchange.response->status) + " [" + exchange.response->reason +
                "]\n" + exchange.response->fields.toBytes() + '{' + exchange.response->content +
                "}\n" + exchange.trailers.toBytes();
    for (const trace::Leniency& leniency : exchange.leniencies)
        text += "lenient " + QByteArray::number(int(leniency.kind)) + " at " +
                QByteArray::number(leniency.offset) + '\n';
    if (exchange.failure)
        text += "failed " + QByteArray::number(int(exchange.failure->kind)) + ' ' +
                exchange.failure->reason.toUtf8() + " at " +
                QByteArray::number(exchange.failure->offset) + '\n';
    return text + exchange.responseHead.value_or("none") +
           QByteArray::number(exchange.encodedSize) + ' ' +
           QByteArray::number(exchange.decodedSize);
}

} // namespace

class ResponseParserTest : public QObject {
    Q_OBJECT

private slots:
    void splitAtEveryByteReadsTheSame_data();
    void splitAtEveryByteReadsTheSame();
    void whatBrowsersReadIsRead_data();
    void whatBrowsersReadIsRead();
    void whatBrowsersRefuseIsRefused_data();
    void whatBrowsersRefuseIsRefused();
    void statusIsReadAsBrowsersDo_data();
    void statusIsReadAsBrowsersDo();
    void contentIsFramed_data();
    void contentIsFramed();
    void brokenContentIsReported_data();
    void brokenContentIsReported();
    void brokenCodingKeepsWhatWasDecoded_data();
    void brokenCodingKeepsWhatWasDecoded();
    void repeatsStayApartAndInOrder();
    void foldedFieldsStandBesideTheBytesReceived();
    void contentEndsAtTheCap_data();
    void contentEndsAtTheCap();
    void endlessHeadIsRefused_data();
    void endlessHeadIsRefused();
    void endlessInterimIsRefused();
    void http09IsReadOnDefaultPorts_data();
    void http09IsReadOnDefaultPorts();
    void eachLeniencyIsNotedOnce();
};

void ResponseParserTest::splitAtEveryByteReadsTheSame_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("HTTP/1.1 301 Moved Permanently\r\nLocation: /b\r\n"
                                         "Content-Length: 3\r\n\r\nabc");
    QTest::newRow("interim") << QByteArray("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\n"
                                           "Link: </x>\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n");
    QTest::newRow("chunks and trailers")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n"
                      "0002\r\nde\r\n0\r\nA: 1\r\na: 2\r\n\r\n");
    QTest::newRow("everything lenient")
        << QByteArray("\r\nhttp/1.1 200\nA : 1\n b\nnothing\nX: \x01\rY: 2\r\n"
                      "Content-Length: 1\nContent-Length: 1\n\nx");
    QTest::newRow("refused") << raw("HTTP/1.1 200 OK\r\nA: \0\r\n\r\n");
    QTest::newRow("broken chunk") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab");
    QTest::newRow("until the end") << QByteArray("HTTP/1.0 200 OK\r\n\r\nabc\r\n\r\n");
    QTest::newRow("cut") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc");
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-server\r\n");
}

void ResponseParserTest::splitAtEveryByteReadsTheSame() {
    QFETCH(QByteArray, bytes);
    const auto whole = read({bytes});
    for (qsizetype i = 0; i <= bytes.size(); ++i) {
        auto split = read({bytes.first(i), bytes.sliced(i)});
        // What is received behind a refused byte depends on when it comes.
        if (whole.failure && !whole.response)
            split.responseHead = whole.responseHead;
        if (whole.failure && whole.response)
            split.failure->reason = whole.failure->reason;
        QCOMPARE(summary(split), summary(whole));
    }
    QList<QByteArray> single;
    for (const char c : bytes)
        single.append(QByteArray(1, c));
    auto split = read(single);
    if (whole.failure && !whole.response)
        split.responseHead = whole.responseHead;
    if (whole.failure && whole.response)
        split.failure->reason = whole.failure->reason;
    QCOMPARE(summary(split), summary(whole));
}

void ResponseParserTest::whatBrowsersReadIsRead_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<Lenient>("kind");
    QTest::addColumn<qint64>("offset");
    const auto row = [](const char* name, const QByteArray& head, const QByteArray& fields,
                        Lenient kind,
                        qint64 offset) { QTest::newRow(name) << head << fields << kind << offset; };
    row("bare LF", "HTTP/1.1 200 OK\nA: 1\n\n", "A: 1\r\n", Lenient::BareLineFeed, 15);
    row("one bare LF", "HTTP/1.1 200 OK\r\nA: 1\nB: 2\r\n\r\n", "A: 1\r\nB: 2\r\n",
        Lenient::BareLineFeed, 21);
    row("obs-fold", "HTTP/1.1 200 OK\r\nA: 1\r\n  2\r\n\t3 \r\nB: 4\r\n\r\n",
        "A: 1 2 3\r\nB: 4\r\n", Lenient::ObsoleteFold, 23);
    row("obs-fold after nothing", "HTTP/1.1 200 OK\r\nA:\r\n 1\r\n\r\n", "A: 1\r\n",
        Lenient::ObsoleteFold, 21);
    row("space before the first field", "HTTP/1.1 200 OK\r\n A: 1\r\nB: 2\r\n\r\n", "B: 2\r\n",
        Lenient::InvalidFieldName, 17);
    row("space before the colon", "HTTP/1.1 200 OK\r\nA \t: 1\r\n\r\n", "A: 1\r\n",
        Lenient::SpaceBeforeColon, 18);
    row("no colon", "HTTP/1.1 200 OK\r\nA: 1\r\nnothing\r\nB: 2\r\n\r\n", "A: 1\r\nB: 2\r\n",
        Lenient::FieldWithoutColon, 23);
    row("no name", "HTTP/1.1 200 OK\r\n: 1\r\nB: 2\r\n\r\n", "B: 2\r\n", Lenient::InvalidFieldName,
        17);
    row("a name that is no token", "HTTP/1.1 200 OK\r\nA B: 1\r\nB: 2\r\n\r\n", "B: 2\r\n",
        Lenient::InvalidFieldName, 17);
    row("control byte",
        "HTTP/1.1 200 OK\r\nA: 1\x01"
        "2\r\n\r\n",
        "A: 1\x01"
        "2\r\n",
        Lenient::ControlByteInField, 21);
    row("DEL", "HTTP/1.1 200 OK\r\nA: \x7f\r\n\r\n", "A: \x7f\r\n", Lenient::ControlByteInField,
        20);
    row("bare CR", "HTTP/1.1 200 OK\r\nA: 1\rB: 2\r\n\r\n", "A: 1\r\nB: 2\r\n",
        Lenient::BareCarriageReturn, 21);
    row("no reason", "HTTP/1.1 200\r\nA: 1\r\n\r\n", "A: 1\r\n", Lenient::MissingReason, 12);
    row("empty lines first", "\r\n\r\nHTTP/1.1 200 OK\r\nA: 1\r\n\r\n", "A: 1\r\n",
        Lenient::LeadingEmptyLine, 0);
    row("four bytes first", "junkHTTP/1.1 200 OK\r\nA: 1\r\n\r\n", "A: 1\r\n",
        Lenient::LeadingEmptyLine, 0);
    row("two lengths, the same",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
        "Content-Length: 0\r\nContent-Length: 0\r\n", Lenient::RepeatedLength, 51);
    row("a list of lengths, the same", "HTTP/1.1 200 OK\r\nContent-Length: 0, 0\r\n\r\n",
        "Content-Length: 0, 0\r\n", Lenient::RepeatedLength, 32);
    row("a length that is no number", "HTTP/1.1 200 OK\r\nContent-Length: some\r\n\r\n",
        "Content-Length: some\r\n", Lenient::InvalidLength, 32);
    row("a negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "Content-Length: -1\r\n", Lenient::InvalidLength, 32);
    row("a length beyond 64 bits",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n", Lenient::InvalidLength, 32);
    row("small letters", "http/1.1 200 OK\r\nA: 1\r\n\r\n", "A: 1\r\n", Lenient::InvalidVersion, 0);
    row("HTTP/2.0", "HTTP/2.0 200 OK\r\nA: 1\r\n\r\n", "A: 1\r\n", Lenient::InvalidVersion, 0);
    row("HTTP/1.10", "HTTP/1.10 200 OK\r\nA: 1\r\n\r\n", "A: 1\r\n", Lenient::InvalidVersion, 0);
    row("HTTP/1.1xx", "HTTP/1.1xx 200 OK\r\nA: 1\r\n\r\n", "A: 1\r\n", Lenient::InvalidVersion, 0);
    row("HTTP/1.1 and a tab", "HTTP/1.1\t 200 OK\r\nA: 1\r\n\r\n", "A: 1\r\n",
        Lenient::InvalidVersion, 0);
    row("no version", "HTTP 200 OK\r\nA: 1\r\n\r\n", "A: 1\r\n", Lenient::InvalidVersion, 0);
}

void ResponseParserTest::whatBrowsersReadIsRead() {
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, fields);
    QFETCH(Lenient, kind);
    QFETCH(qint64, offset);
    const auto exchange = read({head});
    QVERIFY(!exchange.failure);
    QCOMPARE(exchange.responseHead, head);
    QCOMPARE(exchange.response->status, 200);
    QCOMPARE(exchange.response->fields.toBytes(), fields);
    QCOMPARE(exchange.leniencies.size(), size_t(1));
    QCOMPARE(exchange.leniencies[0].kind, kind);
    QCOMPARE(exchange.leniencies[0].offset, offset);
    QVERIFY(!trace::describe(exchange.leniencies[0]).isEmpty());
}

void ResponseParserTest::whatBrowsersRefuseIsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<qint64>("offset");
    const auto row = [](const char* name, const QByteArray& bytes, const char* reason,
                        qint64 offset) {
        QTest::newRow(name) << bytes << QString::fromUtf8(reason) << offset;
    };
    row("NUL in a value", raw("HTTP/1.1 200 OK\r\nA: 1\0002\r\n\r\n"), "NUL", 21);
    row("NUL in a name", raw("HTTP/1.1 200 OK\r\nA\0: 1\r\n\r\n"), "NUL", 18);
    row("NUL in the status line", raw("HTTP/1.1 200 O\0K\r\n\r\n"), "NUL", 14);
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "not the same", 51);
    row("a list of lengths", "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nab", "not the same",
        32);
    row("another protocol", "SSH-2.0-OpenSSH_9.2\r\n", "does not begin with HTTP", 0);
    row("five bytes first", "junk!HTTP/1.1 200 OK\r\n\r\n", "does not begin with HTTP", 0);
    row("status beyond all numbers", "HTTP/1.1 99999999999 OK\r\n\r\n", "too large", 9);
}

void ResponseParserTest::whatBrowsersRefuseIsRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    QFETCH(qint64, offset);
    const auto exchange = read({bytes});
    QVERIFY(exchange.failure);
    QCOMPARE(exchange.failure->kind, Kind::Malformed);
    QVERIFY2(exchange.failure->reason.contains(reason), qPrintable(exchange.failure->reason));
    QCOMPARE(exchange.failure->offset, offset);
    QVERIFY(!exchange.response);
    QCOMPARE(exchange.responseHead, bytes);
}

void ResponseParserTest::statusIsReadAsBrowsersDo_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<bool>("noted");
    const auto row = [](const char* line, int status, const char* reason, bool noted) {
        QTest::newRow(line) << QByteArray(line) << status << QByteArray(reason) << noted;
    };
    row("HTTP/1.1 302 Found", 302, "Found", false);
    row("HTTP/1.1 302 ", 302, "", false);
    row("HTTP/1.1 299 Own words", 299, "Own words", false);
    row("HTTP/1.1 099 Low", 99, "Low", true);
    row("HTTP/1.1 999 High", 999, "High", true);
    row("HTTP/1.1 2000 Long", 2000, "Long", true);
    row("HTTP/1.1 30 Short", 30, "Short", true);
    row("HTTP/1.1  302  Found", 302, "Found", true);
    row("HTTP/1.1", 200, "", true);
    row("HTTP/1.1 ", 200, "", true);
    row("HTTP/1.1 Found", 200, "Found", true);
    row("HTTP/1.1 302Found", 302, "Found", true);
}

void ResponseParserTest::statusIsReadAsBrowsersDo() {
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    QFETCH(QByteArray, reason);
    QFETCH(bool, noted);
    const auto exchange = read({line + "\r\nContent-Length: 0\r\n\r\n"});
    QVERIFY(!exchange.failure);
    QCOMPARE(exchange.response->status, status);
    QCOMPARE(exchange.response->reason, reason);
    QCOMPARE(!exchange.leniencies.empty(), noted);
}

void ResponseParserTest::contentIsFramed_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QList<int>>("noted");
    const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& content,
                        std::initializer_list<Lenient> noted = {}) {
        QList<int> kinds;
        for (const Lenient kind : noted)
            kinds.append(int(kind));
        QTest::newRow(name) << "HTTP/1." + bytes << content << kinds;
    };
    row("Content-Length", "1 200 OK\r\nContent-Length: 3\r\n\r\nabc", "abc");
    row("more than Content-Length", "1 200 OK\r\nContent-Length: 2\r\n\r\nabc", "ab",
        {Lenient::ExtraBytes});
    row("another response behind", "1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\n\r\n",
        "a", {Lenient::ExtraBytes});
    row("until the end", "1 200 OK\r\n\r\nabc", "abc");
    row("HTTP/1.0 until the end", "0 200 OK\r\n\r\nabc", "abc");
    row("chunks",
        "1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\nA\r\n0123456789\r\n0\r\n\r\n",
        "ab0123456789");
    row("chunks in capitals", "1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
        "a");
    row("length, then chunks",
        "1 200 OK\r\nContent-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
        "a", {Lenient::LengthAndTransferEncoding});
    row("chunks, then length",
        "1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n1\r\na\r\n0\r\n\r\n",
        "a", {Lenient::LengthAndTransferEncoding});
    row("different lengths beside chunks",
        "1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
        "1\r\na\r\n0\r\n\r\n",
        "a", {Lenient::LengthAndTransferEncoding});
    row("chunks in HTTP/1.0 are none",
        "0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", "1\r\na\r\n0\r\n\r\n");
    row("an invalid length counts as none", "1 200 OK\r\nContent-Length: x\r\n\r\nabc", "abc",
        {Lenient::InvalidLength});
    row("204 has none", "1 204 No Content\r\nContent-Length: 3\r\n\r\nabc", "",
        {Lenient::ExtraBytes});
    row("bare LF in chunk lines", "1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\nab\n0\n\n",
        "ab", {Lenient::BareLineFeed});
    row("a space behind the chunk size",
        "1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2 \r\nab\r\n0\r\n\r\n", "ab",
        {Lenient::SpaceAfterChunkSize});
    row("a control byte in a trailer",
        "1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nA: \x1b[1m\r\n\r\n", "a",
        {Lenient::ControlByteInField});
    row("trailers that are no fields",
        "1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nnothing\r\nB : 1\r\n\r\n",
        "a", {Lenient::FieldWithoutColon, Lenient::InvalidFieldName});
    row("a chunk extension",
        "1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;a=\"b\r\nc\r\n0;d\r\n\r\n", "c");
}

void ResponseParserTest::contentIsFramed() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, content);
    QFETCH(QList<int>, noted);
    const auto exchange = read({bytes});
    QVERIFY2(!exchange.failure, exchange.failure ? qPrintable(exchange.failure->reason) : "");
    QCOMPARE(exchange.response->content, content);
    QList<int> kinds;
    for (const trace::Leniency& leniency : exchange.leniencies)
        kinds.append(int(leniency.kind));
    QCOMPARE(kinds, noted);
}

void ResponseParserTest::brokenContentIsReported_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("place"); ///< since the start of the content, or -1
    QTest::addColumn<QByteArray>("kept");
    const auto chunked = [](const char* name, const char* content, Kind kind, qint64 place,
                            const char* kept) {
        QTest::newRow(name) << "Transfer-Encoding: chunked\r\n\r\n" + QByteArray(content) << kind
                            << place << QByteArray(kept);
    };
    QTest::newRow("shorter than Content-Length")
        << QByteArray("Content-Length: 9\r\n\r\nabc") << Kind::ClosedInContent << qint64(-1)
        << QByteArray("abc");
    chunked("no size", "x\r\n", Kind::Malformed, 0, "");
    chunked("empty size", "\r\n", Kind::Malformed, 0, "");
    chunked("negative size", "-1\r\n", Kind::Malformed, 0, "");
    chunked("size beyond 64 bits", "11111111111111111\r\n", Kind::Malformed, 0, "");
    chunked("longer than its size", "1\r\nabc\r\n0\r\n\r\n", Kind::Malformed, 4, "a");
    chunked("second size broken", "1\r\na\r\nzz\r\n", Kind::Malformed, 6, "a");
    chunked("the last chunk is missing", "1\r\na\r\n", Kind::ClosedInContent, -1, "a");
    chunked("ends inside a chunk", "5\r\nab", Kind::ClosedInContent, -1, "ab");
    chunked("ends inside the trailers", "1\r\na\r\n0\r\nA: 1\r\n", Kind::ClosedInContent, -1, "a");
}

void ResponseParserTest::brokenContentIsReported() {
    QFETCH(QByteArray, content);
    QFETCH(Kind, kind);
    QFETCH(qint64, place);
    QFETCH(QByteArray, kept);
    const QByteArray bytes = "HTTP/1.1 200 OK\r\n" + content;
    const auto exchange = read({bytes});
    QVERIFY(exchange.failure);
    QCOMPARE(exchange.failure->kind, kind);
    QVERIFY(!exchange.failure->reason.isEmpty());
    const qint64 start = bytes.indexOf("\r\n\r\n") + 4;
    QCOMPARE(exchange.failure->offset, place < 0 ? -1 : start + place);
    QCOMPARE(exchange.response->content, kept);
}

void ResponseParserTest::brokenCodingKeepsWhatWasDecoded_data() {
    QTest::addColumn<QByteArray>("framing");
    QTest::addColumn<QByteArray>("content");
    // "hello hello h" with a wrong checksum, and without one.
    const QByteArray gzip =
        QByteArray::fromHex("1f8b0800000000000203cb48cdc9c957c8809000c297f8580d000000");
    const QByteArray broken = gzip.chopped(8) + QByteArray(8, 'x');
    const QByteArray chunk = QByteArray::number(broken.size(), 16) + "\r\n" + broken;
    QTest::newRow("length") << "Content-Length: " + QByteArray::number(broken.size()) << broken;
    QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked") << chunk + "\r\n0\r\n\r\n";
    QTest::newRow("until the end") << QByteArray("A: b") << broken;
    QTest::newRow("cut off") << QByteArray("A: b") << gzip.chopped(8);
}

void ResponseParserTest::brokenCodingKeepsWhatWasDecoded() {
    QFETCH(QByteArray, framing);
    QFETCH(QByteArray, content);
    const QByteArray bytes =
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n" + framing + "\r\n\r\n" + content;
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        const auto exchange = read({bytes.first(cut), bytes.sliced(cut)});
        QVERIFY(exchange.failure);
        QCOMPARE(exchange.failure->kind, Kind::CodingBroken);
        QVERIFY2(exchange.failure->reason.contains(u"what was decoded before it is kept, 13 bytes"),
                 qPrintable(exchange.failure->reason));
        QCOMPARE(exchange.response->content, QByteArray("hello hello h"));
        QCOMPARE(exchange.decodedSize, 13);
    }
}

void ResponseParserTest::repeatsStayApartAndInOrder() {
    const auto exchange = read({"HTTP/1.1 302 Found\r\nLocation: /a\r\nSet-Cookie: a=1, b\r\n"
                                "location: /b\r\nSet-Cookie: c=2\r\nContent-Length: 0\r\n\r\n"});
    QCOMPARE(exchange.response->fields.all("Location"), (QList<QByteArrayView>{"/a", "/b"}));
    QCOMPARE(exchange.response->fields.at(2).name, QByteArrayView("location"));
    QVERIFY(!exchange.failure);
}

void ResponseParserTest::foldedFieldsStandBesideTheBytesReceived() {
    const QByteArray head = "HTTP/1.1 302 Found\r\nLocation:\r\n /a\r\nContent-Length: 1\r\n\r\n";
    const auto exchange = read({head + "x"});
    QCOMPARE(exchange.responseHead, head);
    QCOMPARE(exchange.response->fields.first("Location"), QByteArrayView("/a"));
    QCOMPARE(exchange.response->content, QByteArray("x"));
}

void ResponseParserTest::contentEndsAtTheCap_data() {
    QTest::addColumn<QByteArray>("framing");
    QTest::addColumn<int>("sent");
    QTest::addColumn<bool>("cut");
    QTest::newRow("just the cap") << QByteArray("Content-Length: 100\r\n\r\n") << 100 << false;
    QTest::newRow("one more") << QByteArray("Content-Length: 101\r\n\r\n") << 101 << true;
    QTest::newRow("endless") << QByteArray("\r\n") << 5000 << true;
    QTest::newRow("announced and endless")
        << QByteArray("Content-Length: 18446744073709551615\r\n\r\n") << 5000 << true;
    QTest::newRow("endless chunk")
        << QByteArray("Transfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n") << 5000 << true;
}

void ResponseParserTest::contentEndsAtTheCap() {
    QFETCH(QByteArray, framing);
    QFETCH(int, sent);
    QFETCH(bool, cut);
    trace::Limits limits;
    limits.keptContent = 100;
    const auto exchange =
        read({"HTTP/1.1 200 OK\r\n" + framing, QByteArray(sent, 'x')}, "GET", false, limits);
    QVERIFY(!exchange.failure);
    QCOMPARE(exchange.contentCut, cut);
    QCOMPARE(exchange.response->content.size(), 100);
    QCOMPARE(exchange.decodedSize, sent);
}

void ResponseParserTest::endlessHeadIsRefused_data() {
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("more");
    const QByteArray line = "HTTP/1.1 302 Found\r\n";
    QTest::newRow("a Location of 1 MiB") << line + "Location: /" << QByteArray(1 << 20, 'a');
    QTest::newRow("endless fields") << line << QByteArray("A: 1\r\n").repeated(100'000);
    QTest::newRow("endless reason") << QByteArray("HTTP/1.1 302 ") << QByteArray(1 << 20, 'a');
    QTest::newRow("whole, but too large")
        << line + "A: " + QByteArray(300'000, 'a') << QByteArray("\r\n\r\n");
}

void ResponseParserTest::endlessHeadIsRefused() {
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, more);
    const auto exchange = read({start, more});
    QVERIFY(exchange.failure);
    QCOMPARE(exchange.failure->kind, Kind::HeadTooLarge);
    QVERIFY(exchange.responseHead->startsWith(start.first(10)));
}

void ResponseParserTest::endlessInterimIsRefused() {
    QList<QByteArray> pieces;
    for (int i = 0; i < 100; ++i)
        pieces.append("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
    const auto exchange = read(pieces);
    QCOMPARE(exchange.failure->kind, Kind::TooManyInterim);
    QCOMPARE(exchange.interim.size(), size_t(trace::Limits{}.interim + 1));
}

void ResponseParserTest::http09IsReadOnDefaultPorts_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a page") << QByteArray("<html>old</html>");
    QTest::newRow("too short to tell") << QByteArray("hi");
}

void ResponseParserTest::http09IsReadOnDefaultPorts() {
    QFETCH(QByteArray, bytes);
    const auto exchange = read({bytes}, "GET", true);
    QVERIFY(!exchange.failure);
    QCOMPARE(exchange.protocol, trace::Protocol::Http09);
    QCOMPARE(exchange.leniencies.front().kind, Lenient::NoHead);
    QCOMPARE(exchange.response->status, 200);
    QCOMPARE(exchange.response->content, bytes);
    QCOMPARE(exchange.responseHead, QByteArray());
    const auto elsewhere = read({bytes});
    QVERIFY(elsewhere.failure);
    QCOMPARE(elsewhere.responseHead, bytes);
}

void ResponseParserTest::eachLeniencyIsNotedOnce() {
    const auto exchange =
        read({"HTTP/1.1 200 OK\n" + QByteArray("A: \x01\n").repeated(1000) + "\n"});
    QCOMPARE(exchange.response->fields.size(), 1000);
    QCOMPARE(exchange.leniencies.size(), size_t(2));
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::ResponseParserTest)
#include "tst_responseparser.moc"
