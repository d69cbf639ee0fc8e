#include "app/wire/speaking/contentdecoder.h"

#include <QTest>

#include <zlib.h>
#include <zstd.h>

namespace thence::wire {

using namespace Qt::StringLiterals;

namespace {

const QByteArray text = "hello hello hello hello\n";

QByteArray deflated(const QByteArray& bytes, int windowBits) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray result(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = uInt(result.size());
    deflate(&stream, Z_FINISH);
    result.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return result;
}

QByteArray gzip(const QByteArray& bytes) {
    return deflated(bytes, 16 + MAX_WBITS);
}

QByteArray zstd(const QByteArray& bytes) {
    QByteArray result(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), '\0');
    result.truncate(qsizetype(ZSTD_compress(result.data(), size_t(result.size()), bytes.data(),
                                            size_t(bytes.size()), 3)));
    return result;
}

/// With a checksum at the end (RFC 8878 §3.1.1).
QByteArray zstdChecked(const QByteArray& bytes) {
    ZSTD_CCtx* const context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    QByteArray result(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), '\0');
    result.truncate(qsizetype(ZSTD_compress2(context, result.data(), size_t(result.size()),
                                             bytes.data(), size_t(bytes.size()))));
    ZSTD_freeCCtx(context);
    return result;
}

/// In meta-blocks that are not compressed (RFC 7932 §9.2), without the empty last one.
QByteArray brotliBegun(const QByteArray& bytes) {
    constexpr qsizetype longest = 1 << 16;
    QByteArray result;
    for (qsizetype i = 0; i < bytes.size(); i += longest) {
        const QByteArray block = bytes.mid(i, longest);
        // ISLAST 0, MNIBBLES 0, MLEN - 1, ISUNCOMPRESSED 1; before the first one WBITS 0.
        const auto bits = (quint32(block.size() - 1) << 3 | 1U << 19) << (i == 0 ? 1 : 0);
        result.append(char(bits)).append(char(bits >> 8)).append(char(bits >> 16)).append(block);
    }
    return result;
}

QByteArray brotli(const QByteArray& bytes) {
    return brotliBegun(bytes) + (bytes.isEmpty() ? '\x06' : '\x03');
}

/// Lines that are not quite alike.
QByteArray lines(qsizetype size) {
    QByteArray result;
    for (quint32 i = 0; result.size() < size; ++i)
        result += QByteArray::number(i * 2654435761U, 36) + " is a line\n";
    return result.first(size);
}

QByteArray brotliOfText() {
    return QByteArray::fromBase64("GxcA+I2Ubt5EVYbWCiBsb0oReeKArhY=");
}

/// 64 MiB of zeros.
QByteArray brotliBomb() {
    return QByteArray::fromBase64(
        "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8//+DfwIgDgsAdO//"
        "+P//B/8EQBwWAOje//H//w/+CYA4LADQvf/L//8//BMAcVgAoHv/Bw==");
}

/// A frame that holds "abc" as it is and asks for a window of 2^(10 + exponent) × (1 + eighths/8)
/// bytes (RFC 8878 §3.1.1.1.2).
QByteArray zstdFrame(int exponent, int eighths) {
    return QByteArray::fromHex("28b52ffd00") + char(exponent << 3 | eighths) +
           QByteArray::fromHex("190000") + "abc";
}

struct Decoded {
    QByteArray bytes;
    QString error;
};

Decoded decode(const QByteArray& codings, const QList<QByteArray>& pieces,
               qsizetype enough = 1 << 20) {
    ContentDecoder decoder({{"Content-Encoding", codings}});
    Decoded result;
    for (const QByteArray& piece : pieces) {
        if (result.bytes.size() >= enough)
            break;
        const auto written = decoder.write(piece, [&](QByteArrayView bytes) {
            result.bytes.append(bytes);
            return result.bytes.size() < enough;
        });
        if (!written) {
            result.error = written.error();
            return result;
        }
    }
    if (result.bytes.size() < enough)
        if (const auto whole = decoder.finish(); !whole)
            result.error = whole.error();
    return result;
}

Decoded decode(const QByteArray& codings, const QByteArray& encoded, qsizetype piece,
               qsizetype enough = 1 << 20) {
    QList<QByteArray> pieces;
    for (qsizetype i = 0; i < encoded.size(); i += piece)
        pieces.append(encoded.mid(i, piece));
    return decode(codings, pieces, enough);
}

} // namespace

class ContentDecoderTest : public QObject {
    Q_OBJECT

private slots:
    void codingIsUndone_data();
    void codingIsUndone();
    void everySizeIsWhole_data();
    void everySizeIsWhole();
    void whatComesBeforeAnErrorIsKept_data();
    void whatComesBeforeAnErrorIsKept();
    void brokenCodingIsNamed_data();
    void brokenCodingIsNamed();
    void bombIsLeftAlone_data();
    void bombIsLeftAlone();
    void nothingDecodesToNothing();
    void listMayBeSpreadOverFields();
};

void ContentDecoderTest::codingIsUndone_data() {
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("decoded");
    QTest::newRow("none") << QByteArray() << text << text;
    QTest::newRow("identity") << QByteArray("identity") << text << text;
    QTest::newRow("gzip") << QByteArray("gzip") << gzip(text) << text;
    QTest::newRow("x-gzip") << QByteArray("x-gzip") << gzip(text) << text;
    QTest::newRow("in capitals") << QByteArray("GZIP") << gzip(text) << text;
    QTest::newRow("gzip, two members")
        << QByteArray("gzip") << gzip(text) + gzip("more") << text + "more";
    QTest::newRow("gzip and something behind")
        << QByteArray("gzip") << gzip(text) + "<!-- cache -->" << text;
    QTest::newRow("gzip and something behind that holds a member")
        << QByteArray("gzip") << gzip(text) + "<!-- " + gzip("more") + " -->" << text;
    QTest::newRow("deflate as zlib") << QByteArray("deflate") << deflated(text, MAX_WBITS) << text;
    QTest::newRow("deflate, bare") << QByteArray("deflate") << deflated(text, -MAX_WBITS) << text;
    QTest::newRow("br") << QByteArray("br") << brotliOfText() << text;
    QTest::newRow("zstd") << QByteArray("zstd") << zstd(text) << text;
    QTest::newRow("zstd, two frames")
        << QByteArray("zstd") << zstd(text) + zstd("more") << text + "more";
    QTest::newRow("zstd with the largest window")
        << QByteArray("zstd") << zstdFrame(13, 0) << QByteArray("abc"); // 8 MiB
    QTest::newRow("zstd in gzip") << QByteArray("zstd, gzip") << gzip(zstd(text)) << text;
    QTest::newRow("gzip in gzip in gzip")
        << QByteArray("gzip,gzip , gzip") << gzip(gzip(gzip(text))) << text;
    QTest::newRow("unknown") << QByteArray("compress") << text << text;
    QTest::newRow("unknown beneath gzip") << QByteArray("mine, gzip") << gzip(text) << gzip(text);
    QTest::newRow("too many to be meant") << QByteArray("gzip,gzip,gzip,gzip,gzip") << text << text;
}

void ContentDecoderTest::codingIsUndone() {
    QFETCH(QByteArray, codings);
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, decoded);
    for (const qsizetype piece : {qsizetype(1), qsizetype(7), encoded.size()}) {
        const Decoded result = decode(codings, encoded, piece);
        QCOMPARE(result.error, QString());
        QCOMPARE(result.bytes, decoded);
    }
}

void ContentDecoderTest::everySizeIsWhole_data() {
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<qsizetype>("size");
    // Around the decoder's block, the library's and the window.
    for (const char* coding : {"gzip", "deflate", "br", "zstd", "zstd, gzip", "gzip, br"})
        for (const qsizetype edge :
             {0, 1 << 13, 1 << 14, 1 << 15, 3 << 14, 1 << 16, 1 << 17, 1 << 18})
            for (const qsizetype size : {edge - 1, edge, edge + 1})
                if (size >= 0)
                    QTest::addRow("%s %d", coding, int(size)) << QByteArray(coding) << size;
}

void ContentDecoderTest::everySizeIsWhole() {
    QFETCH(QByteArray, coding);
    QFETCH(qsizetype, size);
    const QByteArray bytes = lines(size);
    QByteArray encoded = bytes;
    for (const QByteArray& name : coding.split(','))
        encoded = name.trimmed() == "gzip"      ? gzip(encoded)
                  : name.trimmed() == "deflate" ? deflated(encoded, MAX_WBITS)
                  : name.trimmed() == "br"      ? brotli(encoded)
                                                : zstd(encoded);
    for (const qsizetype piece : {encoded.size(), qsizetype(1 << 14), qsizetype(1000)}) {
        const Decoded result = decode(coding, encoded, piece);
        QCOMPARE(result.error, QString());
        QCOMPARE(result.bytes, bytes);
    }
}

void ContentDecoderTest::whatComesBeforeAnErrorIsKept_data() {
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<qsizetype>("kept"); // -1: some of it
    const auto damaged = [](QByteArray bytes, qsizetype place) {
        bytes[place] = char(bytes[place] ^ 0x55);
        return bytes;
    };
    const auto row = [](const char* name, const char* codings, const QByteArray& encoded,
                        qsizetype kept) {
        QTest::newRow(name) << QByteArray(codings) << encoded << kept;
    };
    const QByteArray page = lines(4000);
    const QByteArray large = lines(300'000);
    const QByteArray packed = gzip(page);
    row("gzip: wrong checksum", "gzip", damaged(packed, packed.size() - 6), 4000);
    row("gzip: wrong size", "gzip", damaged(packed, packed.size() - 2), 4000);
    row("gzip: broken in the middle", "gzip", damaged(packed, packed.size() / 2), -1);
    row("gzip: broken late", "gzip", damaged(gzip(large), gzip(large).size() - 100), -1);
    row("gzip: second member broken", "gzip", packed + "\x1f\x8bjunk", 4000);
    row("gzip: no end", "gzip", packed.chopped(8), 4000);
    const QByteArray zlib = deflated(page, MAX_WBITS);
    row("deflate: wrong checksum", "deflate", damaged(zlib, zlib.size() - 2), 4000);
    row("deflate: no end", "deflate", zlib.chopped(4), 4000);
    row("br: next block broken", "br", brotliBegun(page) + QByteArray(20, '\xff'), 4000);
    row("br: broken late", "br", brotliBegun(large) + QByteArray(20, '\xff'), 300'000);
    row("br: no end", "br", brotliBegun(page), 4000);
    const QByteArray frame = zstdChecked(page);
    row("zstd: wrong checksum", "zstd", damaged(frame, frame.size() - 1), 4000);
    row("zstd: no checksum", "zstd", frame.chopped(1), 4000);
    row("zstd: junk behind", "zstd", zstd(page) + "junk and more", 4000);
    row("zstd: third block broken", "zstd", zstd(large).chopped(40) + QByteArray(40, '\xff'),
        2 << 17);
    row("zstd in gzip: wrong checksum", "zstd, gzip", gzip(damaged(frame, frame.size() - 1)), 4000);
    row("zstd in gzip: wrong checksum of gzip", "zstd, gzip",
        damaged(gzip(frame), gzip(frame).size() - 6), 4000);
}

void ContentDecoderTest::whatComesBeforeAnErrorIsKept() {
    QFETCH(QByteArray, codings);
    QFETCH(QByteArray, encoded);
    QFETCH(qsizetype, kept);
    const Decoded whole = decode(codings, encoded, encoded.size());
    QVERIFY(!whole.error.isEmpty());
    if (kept >= 0)
        QCOMPARE(whole.bytes, lines(kept));
    QVERIFY(!whole.bytes.isEmpty());
    const Decoded single = decode(codings, encoded, 1);
    QCOMPARE(single.bytes, whole.bytes);
    QCOMPARE(single.error, whole.error);
    const qsizetype pace = encoded.size() > 10'000 ? encoded.size() / 31 : 1;
    for (qsizetype cut = 1; cut < encoded.size(); cut += pace) {
        const Decoded split = decode(codings, {encoded.first(cut), encoded.sliced(cut)});
        QCOMPARE(split.bytes, whole.bytes);
        QCOMPARE(split.error, whole.error);
    }
}

void ContentDecoderTest::brokenCodingIsNamed_data() {
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<QByteArray>("encoded");
    const auto damaged = [](QByteArray bytes, qsizetype fromEnd) {
        bytes[bytes.size() - fromEnd] = char(bytes[bytes.size() - fromEnd] ^ 0x55);
        return bytes;
    };
    QTest::newRow("gzip: plain text") << QByteArray("gzip") << text;
    QTest::newRow("gzip: wrong checksum") << QByteArray("gzip") << damaged(gzip(text), 8);
    QTest::newRow("gzip: cut") << QByteArray("gzip") << gzip(text).chopped(9);
    QTest::newRow("deflate: plain text") << QByteArray("deflate") << text;
    QTest::newRow("br: plain text") << QByteArray("br") << QByteArray(100, '\xff');
    QTest::newRow("br: cut") << QByteArray("br") << brotliOfText().chopped(2);
    QTest::newRow("zstd: plain text") << QByteArray("zstd") << text;
    QTest::newRow("zstd: cut") << QByteArray("zstd") << zstd(text).chopped(2);
    QTest::newRow("zstd: larger window than allowed") << QByteArray("zstd") << zstdFrame(13, 1);
    QTest::newRow("zstd in gzip") << QByteArray("zstd, gzip") << gzip(text);
}

void ContentDecoderTest::brokenCodingIsNamed() {
    QFETCH(QByteArray, codings);
    QFETCH(QByteArray, encoded);
    const Decoded result = decode(codings, encoded, encoded.size());
    const QString name = QString::fromLatin1(codings.split(',').first());
    QVERIFY2(result.error.startsWith(name + u": "_s), qPrintable(result.error));
    QVERIFY2(result.error.size() > name.size() + 5, qPrintable(result.error));
}

void ContentDecoderTest::bombIsLeftAlone_data() {
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<QByteArray>("encoded");
    const QByteArray zeros(64 << 20, '\0');
    QTest::newRow("gzip") << QByteArray("gzip") << gzip(zeros);
    QTest::newRow("gzip in gzip") << QByteArray("gzip, gzip") << gzip(gzip(zeros));
    QTest::newRow("br") << QByteArray("br") << brotliBomb();
    QTest::newRow("zstd") << QByteArray("zstd") << zstd(zeros);
}

// No more than one block is made beyond what is wanted.
void ContentDecoderTest::bombIsLeftAlone() {
    QFETCH(QByteArray, codings);
    QFETCH(QByteArray, encoded);
    const qsizetype enough = 1 << 20;
    const Decoded result = decode(codings, encoded, encoded.size(), enough);
    QCOMPARE(result.error, QString());
    QVERIFY(result.bytes.size() >= enough);
    QVERIFY(result.bytes.size() < enough + 64 * 1024);
}

void ContentDecoderTest::nothingDecodesToNothing() {
    for (const char* coding : {"gzip", "deflate", "br", "zstd"})
        QCOMPARE(decode(coding, "", 1).error, QString());
}

void ContentDecoderTest::listMayBeSpreadOverFields() {
    ContentDecoder decoder({{"Content-Encoding", "zstd"}, {"content-encoding", "gzip"}});
    QByteArray decoded;
    QVERIFY(decoder.write(gzip(zstd(text)), [&](QByteArrayView bytes) {
        decoded.append(bytes);
        return true;
    }));
    QCOMPARE(decoded, text);
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::ContentDecoderTest)
#include "tst_contentdecoder.moc"
