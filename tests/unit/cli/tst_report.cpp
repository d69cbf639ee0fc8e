#include "app/cli/exitcode.h"
#include "app/cli/report.h"
#include "app/url/parse.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using trace::Failure;
using trace::Stop;

namespace {

trace::Hop hopAt(const char* url, int status, const QByteArray& reason = {}) {
    trace::Hop hop;
    hop.exchange.request.target = url::parse(url).value();
    if (status > 0)
        hop.exchange.response =
            http::Response{.status = status, .reason = reason, .fields = {}, .content = {}};
    return hop;
}

trace::Hop leading(trace::Hop hop, const char* to) {
    trace::Follow follow;
    follow.next = hop.exchange.request;
    follow.next.target = url::parse(to).value();
    hop.decision = follow;
    return hop;
}

trace::Trace ending(Stop::Reason reason, std::optional<Failure::Kind> kind = {}, int hops = 1) {
    trace::Trace trace;
    for (int i = 0; i + 1 < hops; ++i)
        trace.hops.append(leading(hopAt("http://a.test/", 302), "http://b.test/"));
    trace::Hop last = hopAt("http://b.test/", 0);
    if (kind)
        last.exchange.failure = Failure{.kind = *kind, .phase = {}, .reason = {}, .offset = -1};
    last.decision = Stop{reason};
    trace.hops.append(last);
    return trace;
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT

private slots:
    void endsInACode_data() {
        QTest::addColumn<trace::Trace>("trace");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const trace::Trace& trace, int code) {
            QTest::newRow(name) << trace << code;
        };
        row("final", ending(Stop::Reason::NotARedirect), 0);
        row("not followed", ending(Stop::Reason::NotFollowed), 0);
        row("cut content", ending(Stop::Reason::NotARedirect, Failure::Kind::ClosedInContent), 4);
        row("loop", ending(Stop::Reason::Loop), 3);
        row("limit", ending(Stop::Reason::TooManyRedirects), 3);
        row("no Location", ending(Stop::Reason::NoLocation), 3);
        row("bad Location", ending(Stop::Reason::InvalidLocation), 3);
        row("refused scheme", ending(Stop::Reason::UnsupportedScheme), 3);
        row("downgrade", ending(Stop::Reason::DowngradeRefused), 3);
        row("stream", ending(Stop::Reason::ContentNotReplayable), 3);
        row("no host", ending(Stop::Reason::Failed, Failure::Kind::HostNotFound), 4);
        row("TLS", ending(Stop::Reason::Failed, Failure::Kind::TlsFailed), 4);
        row("time", ending(Stop::Reason::Failed, Failure::Kind::TraceTimedOut), 4);
        row("cancelled in the content", ending(Stop::Reason::NotFollowed, Failure::Kind::Cancelled),
            130);
        row("cancelled", ending(Stop::Reason::Cancelled), 130);
        row("malformed", ending(Stop::Reason::Failed, Failure::Kind::Malformed), 5);
        row("head too large", ending(Stop::Reason::Failed, Failure::Kind::HeadTooLarge), 5);
        row("coding", ending(Stop::Reason::Failed, Failure::Kind::CodingBroken), 5);
        row("cannot be sent", ending(Stop::Reason::Failed, Failure::Kind::InvalidRequest), 2);
        row("a redirect to port 0", ending(Stop::Reason::Failed, Failure::Kind::InvalidRequest, 2),
            3);
        row("nothing", {}, 4);
    }

    void endsInACode() {
        QFETCH(trace::Trace, trace);
        QFETCH(int, code);
        QCOMPARE(int(cli::exitCode(trace)), code);
    }

    void tellsAHop() {
        trace::Trace trace;
        trace.hops.append(leading(hopAt("http://a.test/x", 302), "https://a.test/y"));
        trace::Hop second = hopAt("https://a.test/y", 200, "Fine");
        second.exchange.timings[trace::Phase::Connect] = std::chrono::milliseconds(12);
        second.exchange.timings[trace::Phase::Wait] = std::chrono::milliseconds(30);
        trace.hops.append(second);
        QCOMPARE(cli::hopText(trace, 0, {}), u"1  GET  302 Found\n"
                                             "   http://a.test/x\n"
                                             "↓  302  GET kept · scheme changes to https\n"_s);
        QCOMPARE(cli::hopText(trace, 1, {}), u"2  GET  200 Fine\n"
                                             "   https://a.test/y\n"
                                             "   ^^^^^^        ^^\n"
                                             "   TCP 12 ms · wait 30 ms\n"_s);
    }

    void whatChangedStandsOut() {
        trace::Trace trace;
        trace.hops.append(leading(hopAt("http://a.test/x", 302), "http://a.test/y"));
        trace.hops.append(hopAt("http://a.test/y", 200));
        const cli::ReportStyle coloured{cli::StyledText::Colours::On, {}};
        const QString text = cli::hopText(trace, 1, coloured);
        QVERIFY2(text.contains(u"http://a.test\x1b[1m/y\x1b[0m"), qPrintable(text));
        QVERIFY(!text.contains(u'^'));
    }

    void tellsChanges_data() {
        QTest::addColumn<trace::Change>("change");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* name, const trace::Change& change, const QString& line) {
            QTest::newRow(name) << change << line;
        };
        row("method", {trace::Part::Method, {}, "POST", "GET", u"Why."_s, u"RFC 9110 §15.4.3"_s},
            u"   ~ method: POST → GET  Why. (RFC 9110 §15.4.3)\n"_s);
        row("content", {trace::Part::Content, {}, "12345", {}, u"Why."_s, {}},
            u"   - content: 5 B  Why.\n"_s);
        row("field", {trace::Part::Field, "Referer", {}, "http://a.test/", u"Why."_s, {}},
            u"   + Referer: http://a.test/  Why.\n"_s);
        row("other value", {trace::Part::Credential, "Cookie", "a=1", "a=2", u"W."_s, {}},
            u"   ~ Cookie: a=redacted (another value)  W.\n"_s);
        row("credential", {trace::Part::Credential, "Authorization", "Bearer 123", {}, u"W."_s, {}},
            u"   - Authorization: Bearer redacted  W.\n"_s);
        row("control bytes", {trace::Part::Field, "X", "a\x1b[2J", {}, u"W."_s, {}},
            u"   - X: a\\x1b[2J  W.\n"_s);
        row("long", {trace::Part::Field, "X", QByteArray(500, 'a'), {}, u"W."_s, {}},
            u"   - X: "_s + QString(60, u'a') + u"…  W.\n"_s);
    }

    void tellsChanges() {
        QFETCH(trace::Change, change);
        QFETCH(QString, line);
        trace::Hop hop = leading(hopAt("http://a.test/", 302), "http://a.test/");
        std::get<trace::Follow>(hop.decision).changes = {change};
        trace::Trace trace;
        trace.hops.append(hop);
        const QString text = cli::hopText(trace, 0, {});
        QVERIFY2(text.endsWith(line), qPrintable(text));
    }

    void secretsAreShownOnlyWhenAskedFor() {
        trace::Trace trace;
        trace.hops.append(hopAt("http://a.test/?access_token=hunter2", 200));
        QVERIFY(!cli::hopText(trace, 0, {}).contains(u"hunter2"));
        const redaction::Redaction none(redaction::Redaction::Secrets::Kept);
        const cli::ReportStyle open{cli::StyledText::Colours::Off, none};
        QVERIFY(cli::hopText(trace, 0, open).contains(u"hunter2"));
    }

    void nothingReceivedReachesTheTerminalRaw() {
        trace::Hop hop = hopAt("http://a.test/", 302, "\x1b[31mFound");
        hop.exchange.response->fields.append("Location", "/\x1b]0;owned\x07");
        hop.exchange.response->fields.append("Content-Type", "\x9b"
                                                             "31m");
        hop.exchange.decodedSize = 5;
        hop.decision = Stop{Stop::Reason::InvalidLocation, u"\u202e"_s};
        trace::Trace trace;
        trace.hops.append(hop);
        const QString text = cli::hopText(trace, 0, {}) + cli::endText(trace, {});
        QVERIFY(text.contains(u"\\x1b[31mFound"));
        QVERIFY(text.contains(u"Location: /\\x1b]0;owned\\x07"));
        for (const QChar c : text)
            QVERIFY(c == u'\n' || (c.isPrint() && c.category() != QChar::Other_Format));
    }

    void tellsRunsOfInterimResponsesOnce() {
        trace::Trace trace;
        trace.hops.append(hopAt("http://a.test/", 200));
        for (const int status : {102, 102, 102, 103})
            trace.hops[0].exchange.interim.push_back({status, {}, {}});
        const QString text = cli::hopText(trace, 0, {});
        QVERIFY2(text.contains(u"   102 Processing came first, 3 times\n"
                               "   103 Early Hints came first\n"),
                 qPrintable(text));
    }

    void tellsThatContentWasCut() {
        trace::Trace trace;
        trace.hops.append(leading(hopAt("http://a.test/", 302), "http://a.test/x"));
        trace.hops[0].exchange.contentCut = true;
        trace.hops[0].exchange.decodedSize = 3;
        const QString text = cli::hopText(trace, 0, {});
        QVERIFY2(text.contains(u"   The content goes on after 3 B, the rest was not read\n"),
                 qPrintable(text));
    }

    void tellsThatContentWasNotKept() {
        trace::Trace trace;
        trace.hops.append(leading(hopAt("http://a.test/", 302), "http://a.test/x"));
        trace::Exchange& exchange = trace.hops[0].exchange;
        exchange.response->content = "ab";
        exchange.contentCut = exchange.cutForMemory = true;
        exchange.decodedSize = 3;
        const QString text = cli::hopText(trace, 0, {});
        QVERIFY2(text.contains(u"   Only 2 B of 3 B content were kept: the trace has reached its "
                               "memory limit (--max-memory)\n"),
                 qPrintable(text));
        QVERIFY2(!text.contains(u"was not read"), qPrintable(text));
    }

    void endlessUrlsAreCut() {
        trace::Trace trace;
        trace.hops.append(leading(hopAt("http://a.test/", 302), "http://a.test/"));
        trace.hops.append(hopAt("http://a.test/" + QByteArray(100'000, 'x'), 200));
        const QString text = cli::hopText(trace, 1, {});
        QVERIFY(text.contains(u"… (100014 bytes)\n"));
        QVERIFY(text.size() < 5'000);
    }

    void showsTheLineThatCannotBeRead_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<qint64>("offset");
        QTest::addColumn<QString>("line");
        QTest::newRow("start") << QByteArray("SSH-2.0\r\n") << qint64(0)
                               << u"Received from byte 0: SSH-2.0\\x0d\n"_s;
        QTest::newRow("field") << QByteArray("HTTP/1.1 200 OK\r\nX: a\x1b?\r\nY: b\r\n\r\n")
                               << qint64(21) << u"Received from byte 17: X: a\\x1b?\\x0d\n"_s;
        QTest::newRow("secret first") << QByteArray("Set-Cookie: a=b\r\n") << qint64(0)
                                      << u"Received from byte 0: Set-Cookie: a=redacted\\x0d\n"_s;
        QTest::newRow("secret") << QByteArray("HTTP/1.1 200 OK\r\nSet-Cookie: a=b!\r\n\r\n")
                                << qint64(32)
                                << u"Received from byte 17: Set-Cookie: a=redacted\\x0d\n"_s;
    }

    void showsTheLineThatCannotBeRead() {
        QFETCH(QByteArray, head);
        QFETCH(qint64, offset);
        QFETCH(QString, line);
        trace::Trace trace = ending(Stop::Reason::Failed, Failure::Kind::Malformed);
        trace.hops.last().exchange.failure->offset = offset;
        trace.hops.last().exchange.responseHead = head;
        const QString text = cli::endText(trace, {});
        QVERIFY2(text.contains(line), qPrintable(text));
    }

    void tellsHowItEnded() {
        QCOMPARE(cli::endText(ending(Stop::Reason::Loop), {}).count(u'\n'), 4);
        const QString failed =
            cli::endText(ending(Stop::Reason::Failed, Failure::Kind::Refused), {});
        QVERIFY2(failed.contains(u"b.test refused the connection.\nCheck the port"),
                 qPrintable(failed));
    }
};

QTEST_GUILESS_MAIN(TestReport)
#include "tst_report.moc"
