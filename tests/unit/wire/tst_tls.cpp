#include "app/http/date.h"
#include "app/wire/wire.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/wireprobe.h"

#include <QTest>

namespace thence::wire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace test;
using Kind = trace::Failure::Kind;
using trace::Phase;

namespace {

const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

/// Trusts the fixtures' authority for hosts under `suffix`.
Options trusting(const QByteArray& suffix = {}) {
    Options options;
    options.network.trust = {{fixtureAuthority().toPem(), suffix}};
    return options;
}

} // namespace

class TlsTest : public QObject {
    Q_OBJECT

private slots:
    void connectionIsDescribed();
    void certificateIsVerified_data();
    void certificateIsVerified();
    void everyReasonIsNamed();
    void errorsAreRecordedWithoutVerification_data();
    void errorsAreRecordedWithoutVerification();
    void trustEndsAtTheSuffix_data();
    void trustEndsAtTheSuffix();
    void securedConnectionIsReused();
    void largeContentGoesBothWays();
    void contentMayLastUntilTheConnectionEnds();
    void endOfContentIsJudged_data();
    void endOfContentIsJudged();
    void handshakeFails_data();
    void handshakeFails();
    void handshakeTimesOut();
};

void TlsTest::connectionIsDescribed() {
    ScriptedServer server({answer(ok)}, Identity::fixture(u"valid"_s));
    Wire wire(trusting());
    const auto done = exchange(wire, requestFor(server.url("/", "shop.localhost")));
    QVERIFY(!done.failure);
    QCOMPARE(done.response->content, QByteArray("ok"));
    QVERIFY(done.timings[Phase::Connect]);
    QVERIFY(done.timings[Phase::Tls]);
    const trace::Tls& tls = *done.connection->tls;
    QCOMPARE(tls.version, u"TLS 1.3"_s);
    QVERIFY2(tls.cipher.startsWith(u"TLS_"), qPrintable(tls.cipher));
    QCOMPARE(tls.alpn, QByteArray("http/1.1"));
    QVERIFY(tls.verified);
    QCOMPARE(tls.errors, QStringList());
    QCOMPARE(tls.chain.size(), 2);
    const trace::Certificate& own = tls.chain[0];
    QCOMPARE(own.subject, u"shop.localhost"_s);
    QCOMPARE(own.issuer, u"Thence test authority"_s);
    QCOMPARE(own.alternativeNames, (QStringList{u"DNS:localhost"_s, u"DNS:*.localhost"_s,
                                                u"IP:127.0.0.1"_s, u"IP:::1"_s}));
    QCOMPARE(own.notBefore, http::utc({2024, 1, 1}, {0, 0}));
    QCOMPARE(own.notAfter, http::utc({2123, 12, 31}, {0, 0}));
    QCOMPARE(own.key, u"EC 256"_s);
    QCOMPARE(own.sha256.size(), 64);
    QCOMPARE(QSslCertificate(own.der, QSsl::Der), Identity::fixture(u"valid"_s).chain[0]);
    QCOMPARE(tls.chain[1].subject, u"Thence test authority"_s);
}

void TlsTest::certificateIsVerified_data() {
    QTest::addColumn<QString>("identity");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("error"); // part of it; empty: it verifies
    QTest::newRow("valid") << u"valid"_s << QByteArray("shop.localhost") << QString();
    QTest::newRow("IPv4") << u"valid"_s << QByteArray("127.0.0.1") << QString();
    QTest::newRow("trailing dot") << u"valid"_s << QByteArray("shop.localhost.") << QString();
    QTest::newRow("expired") << u"expired"_s << QByteArray("shop.localhost") << u"expired"_s;
    QTest::newRow("self-signed") << u"self-signed"_s << QByteArray("shop.localhost")
                                 << u"self-signed"_s;
    QTest::newRow("wrong name") << u"wrong-name"_s << QByteArray("shop.localhost")
                                << u"host name did not match"_s;
}

void TlsTest::certificateIsVerified() {
    QFETCH(QString, identity);
    QFETCH(QByteArray, host);
    QFETCH(QString, error);
    ScriptedServer server({answer(ok)}, Identity::fixture(identity));
    Wire wire(trusting());
    const auto done = exchange(wire, requestFor(server.url("/", host)));
    const trace::Tls& tls = *done.connection->tls;
    QCOMPARE(tls.verified, error.isEmpty());
    QCOMPARE(done.failure.has_value(), !error.isEmpty());
    QVERIFY(!tls.chain.isEmpty());
    if (error.isEmpty())
        return;
    QCOMPARE(done.failure->kind, Kind::TlsFailed);
    QCOMPARE(done.failure->phase, Phase::Tls);
    QVERIFY2(done.failure->reason.contains(error), qPrintable(done.failure->reason));
    QVERIFY2(tls.errors.join(u'\n').contains(error), qPrintable(tls.errors.join(u'\n')));
    QCOMPARE(server.received()[0], QByteArray());
}

void TlsTest::everyReasonIsNamed() {
    ScriptedServer server({answer(ok)}, Identity::fixture(u"self-signed"_s));
    Wire wire(trusting());
    // A wildcard stands for one label only.
    const auto done = exchange(wire, requestFor(server.url("/", "a.shop.localhost")));
    const QString reason = done.failure->reason;
    QVERIFY2(reason.contains(u"host name did not match"_s), qPrintable(reason));
    QVERIFY2(reason.contains(u"self-signed"_s), qPrintable(reason));
}

void TlsTest::errorsAreRecordedWithoutVerification_data() {
    QTest::addColumn<QString>("identity");
    QTest::newRow("expired") << u"expired"_s;
    QTest::newRow("self-signed") << u"self-signed"_s;
    QTest::newRow("wrong name") << u"wrong-name"_s;
}

void TlsTest::errorsAreRecordedWithoutVerification() {
    QFETCH(QString, identity);
    ScriptedServer server({answer(ok)}, Identity::fixture(identity));
    Options options = trusting();
    options.network.verify = false;
    Wire wire(options);
    const auto done = exchange(wire, requestFor(server.url("/", "shop.localhost")));
    QVERIFY(!done.failure);
    QCOMPARE(done.response->content, QByteArray("ok"));
    QVERIFY(!done.connection->tls->verified);
    QVERIFY(!done.connection->tls->errors.isEmpty());
}

void TlsTest::trustEndsAtTheSuffix_data() {
    QTest::addColumn<QByteArray>("suffix");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("below") << QByteArray(".localhost") << QByteArray("shop.localhost") << true;
    QTest::newRow("in capitals") << QByteArray(".LocalHost") << QByteArray("shop.localhost")
                                 << true;
    QTest::newRow("itself") << QByteArray(".localhost") << QByteArray("localhost") << true;
    QTest::newRow("another") << QByteArray(".localhost") << QByteArray("127.0.0.1") << false;
    QTest::newRow("only the same letters")
        << QByteArray(".host") << QByteArray("shop.localhost") << false;
    QTest::newRow("every host") << QByteArray() << QByteArray("127.0.0.1") << true;
}

void TlsTest::trustEndsAtTheSuffix() {
    QFETCH(QByteArray, suffix);
    QFETCH(QByteArray, host);
    QFETCH(bool, trusted);
    ScriptedServer server({answer(ok)}, Identity::fixture(u"valid"_s));
    Wire wire(trusting(suffix));
    QCOMPARE(!exchange(wire, requestFor(server.url("/", host))).failure, trusted);
}

void TlsTest::securedConnectionIsReused() {
    ScriptedServer server({answer(ok) + answer(ok)}, Identity::fixture(u"valid"_s));
    Wire wire(trusting());
    const auto first = exchange(wire, requestFor(server.url()));
    const auto second = exchange(wire, requestFor(server.url()));
    QVERIFY(second.reused);
    QVERIFY(!second.timings[Phase::Tls]);
    QCOMPARE(second.connection, first.connection);
}

void TlsTest::largeContentGoesBothWays() {
    const QByteArray large(300'000, 'x');
    ScriptedServer server({answer("HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + large)},
                          Identity::fixture(u"valid"_s));
    Wire wire(trusting());
    const auto done = exchange(wire, requestFor(server.url(), "POST", large));
    QVERIFY(!done.failure);
    QCOMPARE(done.response->content, large);
    QVERIFY(server.received()[0].endsWith(large));
}

void TlsTest::contentMayLastUntilTheConnectionEnds() {
    const QByteArray large(100'000, 'x');
    ScriptedServer server({answerAndClose("HTTP/1.1 200 OK\r\n\r\n" + large)},
                          Identity::fixture(u"valid"_s));
    Wire wire(trusting());
    const auto done = exchange(wire, requestFor(server.url()));
    QVERIFY(!done.failure);
    QCOMPARE(done.response->content, large);
}

void TlsTest::endOfContentIsJudged_data() {
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<Script>("ending");
    QTest::addColumn<std::optional<Kind>>("failure");
    QTest::addColumn<QString>("reason"); // part of it
    QTest::addColumn<bool>("noted");     // that the closure alert is missing
    const QByteArray open = "HTTP/1.1 200 OK\r\n\r\nbody";
    const QByteArray measured = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody";
    const QByteArray tooShort = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nbody";
    const QByteArray coded = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" +
                             QByteArray::fromHex("1f8b0800000000000003") + '\x4a';
    const QByteArray notTls = "\x17\x03\x03" + QByteArray("\0\x20", 2) + QByteArray(32, 'x');
    const auto row = [](const char* name, const QByteArray& response, const Script& ending,
                        std::optional<Kind> failure, const QString& reason, bool noted = false) {
        QTest::newRow(name) << response << ending << failure << reason << noted;
    };
    row("announced", open, {close()}, {}, {});
    row("not announced", open, {endRaw()}, {}, {}, true);
    row("reset", open, {reset()}, Kind::ClosedInContent, u"was reset"_s);
    row("bytes that are no TLS", open, {sendRaw(notTls), stall()}, Kind::ClosedInContent,
        u"TLS failed"_s);
    row("whole before", measured, {endRaw()}, {}, {});
    row("too short, announced", tooShort, {close()}, Kind::ClosedInContent, u"5 of 9 bytes"_s);
    row("too short, not announced", tooShort, {endRaw()}, Kind::ClosedInContent,
        u"without a closure alert (close_notify); 5 of 9 bytes"_s);
    row("too short, bytes that are no TLS", tooShort, {sendRaw(notTls), stall()},
        Kind::ClosedInContent, u"TLS failed"_s);
    row("broken off in a coding, announced", coded, {close()}, Kind::CodingBroken,
        u"ends in the middle"_s);
    row("broken off in a coding, not announced", coded, {endRaw()}, Kind::ClosedInContent,
        u"without a closure alert"_s);
    row("no response", {}, {sendRaw(notTls), stall()}, Kind::ClosedBeforeHead, u"TLS failed"_s);
}

// RFC 9112 §9.8.
void TlsTest::endOfContentIsJudged() {
    QFETCH(QByteArray, response);
    QFETCH(Script, ending);
    QFETCH(std::optional<Kind>, failure);
    QFETCH(QString, reason);
    QFETCH(bool, noted);
    // The response has to be out of the sockets before the connection is broken beneath them.
    ScriptedServer server({answer(response) + Script{pause(20ms)} + ending},
                          Identity::fixture(u"valid"_s));
    Wire wire(trusting());
    const auto done = exchange(wire, requestFor(server.url()));
    QCOMPARE(done.failure.has_value(), failure.has_value());
    if (failure) {
        QCOMPARE(done.failure->kind, *failure);
        QVERIFY2(done.failure->reason.contains(reason), qPrintable(done.failure->reason));
    }
    QCOMPARE(!done.leniencies.empty(), noted);
    if (noted) {
        QCOMPARE(done.leniencies[0].kind, trace::Leniency::Kind::MissingCloseNotify);
        QVERIFY(trace::describe(done.leniencies[0]).contains(u"(RFC 9112 §9.8, RFC 8446 §6.1)"));
    }
    if (response.endsWith("body"))
        QCOMPARE(done.response->content, QByteArray("body"));
}

void TlsTest::handshakeFails_data() {
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("reason"); // part of it
    QTest::newRow("plain HTTP") << Script{send("HTTP/1.1 400 Bad Request\r\n\r\n")}
                                << u"it may speak plain HTTP"_s;
    QTest::newRow("closed") << Script{close()} << u"closed the connection"_s;
    QTest::newRow("reset") << Script{reset()} << u"closed the connection"_s;
}

void TlsTest::handshakeFails() {
    QFETCH(Script, script);
    QFETCH(QString, reason);
    ScriptedServer server(script);
    Wire wire;
    const auto done = exchange(wire, requestFor(server.url().replace("http:", "https:")));
    QCOMPARE(done.failure->kind, Kind::TlsFailed);
    QCOMPARE(done.failure->phase, Phase::Tls);
    QVERIFY2(done.failure->reason.contains(reason), qPrintable(done.failure->reason));
    QCOMPARE(done.connection->remotePort, server.serverPort());
    QVERIFY(!done.connection->tls); // nothing was agreed on
}

void TlsTest::handshakeTimesOut() {
    ScriptedServer server(Script{stall()});
    Options options;
    options.limits.tls = 20ms;
    Wire wire(options);
    const auto done = exchange(wire, requestFor(server.url().replace("http:", "https:")));
    QCOMPARE(done.failure->kind, Kind::TlsTimedOut);
    QCOMPARE(done.failure->phase, Phase::Tls);
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::TlsTest)
#include "tst_tls.moc"
