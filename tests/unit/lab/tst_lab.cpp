#include "app/lab/lab.h"
#include "tests/support/followed.h"
#include "tests/support/wireprobe.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace thence;
using namespace Qt::StringLiterals;
using trace::Stop;

namespace {

wire::Options trusting(const trace::ExtraTrust& trust) {
    wire::Options options;
    options.network.trust.append(trust);
    return options;
}

trace::Trace traceOf(const http::Request& request, const QString& client,
                     const trace::ExtraTrust& trust) {
    wire::Wire wire(trusting(trust));
    return test::followed(wire, request, {.client = {.id = client}});
}

/// "POST 308 http://shop.localhost/checkout", the ports left out.
QStringList told(const trace::Trace& trace) {
    QStringList lines;
    for (const trace::Hop& hop : trace.hops) {
        auto parts = hop.exchange.request.target.parts();
        parts.port.reset();
        lines.append(u"%1 %2 %3"_s.arg(QString::fromUtf8(hop.exchange.request.method))
                         .arg(hop.status())
                         .arg(QString::fromUtf8(url::Url::from(parts).href())));
    }
    return lines;
}

} // namespace

class TestLab : public QObject {
    Q_OBJECT

    QTemporaryDir runtime_; // where labs announce themselves
    lab::Lab lab_;

    trace::Trace play(const QString& id, const QString& client = u"chrome"_s) {
        return traceOf(lab_.address(*lab::findScenario(id)), client, lab_.trust());
    }

private slots:
    void initTestCase() {
        QVERIFY(runtime_.isValid());
        qputenv("XDG_RUNTIME_DIR", runtime_.path().toUtf8());
        QVERIFY(lab_.listen());
    }

    void theDemoLosesItsForm() {
        const trace::Trace trace = play(u"demo"_s);
        QCOMPARE(told(trace), (QStringList{u"POST 308 http://shop.localhost/checkout"_s,
                                           u"POST 302 https://shop.localhost/checkout"_s,
                                           u"GET 307 https://shop.localhost/checkout-v2"_s,
                                           u"GET 200 https://pay.localhost/checkout-v2"_s}));
        QCOMPARE(trace.composed.content->bytes.size(), 48);
        QVERIFY(trace.composed.fields.contains("Authorization"));
        QVERIFY(trace.hops[1].exchange.connection->tls->verified);
        QVERIFY(trace.hops[1].exchange.response->fields.contains("Set-Cookie"));
        const QByteArray& page = trace.hops[3].exchange.response->content;
        QVERIFY(page.contains("came with GET and 0 bytes"));
        const QByteArray canonical = trace.hops[3].exchange.request.target.href();
        QVERIFY(page.contains("<link rel=\"canonical\" href=\"" + canonical + "\">"));
    }

    void everyScenarioEndsAsItSays_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("hops");
        QTest::addColumn<int>("status");
        QTest::addColumn<Stop::Reason>("reason");
        const auto row = [](const char* id, int hops, int status, Stop::Reason reason) {
            QTest::newRow(id) << QString::fromLatin1(id) << hops << status << reason;
        };
        row("vanishing-post", 2, 405, Stop::Reason::NotARedirect);
        row("cached", 4, 200, Stop::Reason::NotARedirect);
        row("hsts", 4, 200, Stop::Reason::NotARedirect);
        row("loop", 4, 302, Stop::Reason::Loop);
        row("cookie-loop", 2, 200, Stop::Reason::NotARedirect);
        row("http-https-pingpong", 2, 302, Stop::Reason::Loop);
        row("cookies", 4, 200, Stop::Reason::NotARedirect);
        row("leak", 3, 200, Stop::Reason::NotARedirect);
        row("two-locations", 1, 302, Stop::Reason::InvalidLocation);
        row("empty-location", 1, 302, Stop::Reason::NoLocation);
        row("meta-refresh", 3, 200, Stop::Reason::NotARedirect);
        row("refused-schemes", 1, 302, Stop::Reason::UnsupportedScheme);
        row("odd-locations", 2, 200, Stop::Reason::NotARedirect);
        row("endless", 21, 302, Stop::Reason::TooManyRedirects);
        row("long", 21, 302, Stop::Reason::TooManyRedirects);
        row("slow", 3, 200, Stop::Reason::NotARedirect);
        row("reset", 2, 0, Stop::Reason::Failed);
        row("broken", 2, 0, Stop::Reason::Failed);
        row("early-hints", 2, 200, Stop::Reason::NotARedirect);
    }

    void everyScenarioEndsAsItSays() {
        QFETCH(QString, id);
        QFETCH(int, hops);
        QFETCH(int, status);
        QFETCH(Stop::Reason, reason);
        const trace::Trace trace = play(id);
        QCOMPARE(trace.hops.size(), hops);
        QCOMPARE(trace.hops.constLast().status(), status);
        QCOMPARE(int(trace.stop()->reason), int(reason));
    }

    void aPortThatKnowsHstsSpeaksTls() {
        wire::Wire wire(trusting(lab_.trust()));
        const QByteArray url = "https://bank.localhost:" + QByteArray::number(lab_.port()) + "/";
        const trace::Exchange exchange = test::exchange(wire, test::requestFor(url));
        QCOMPARE(exchange.response->status, 302);
        QVERIFY(exchange.connection->tls->verified);
    }

    void theTlsPortSpeaksNothingElse() {
        wire::Wire wire(trusting(lab_.trust()));
        const QByteArray url = "http://bank.localhost:" + QByteArray::number(lab_.tlsPort()) + "/";
        const trace::Exchange exchange = test::exchange(wire, test::requestFor(url));
        QVERIFY(exchange.failure);
        QVERIFY(!exchange.response);
    }

    // The rest of the machine's addresses, and so the network, see nothing of it.
    void listensAtOneAddressAlone() {
        for (const quint16 port : {lab_.port(), lab_.tlsPort()}) {
            QTcpServer beside;
            QVERIFY(!beside.listen(QHostAddress::LocalHost, port));
            QVERIFY2(beside.listen(QHostAddress(u"127.0.0.2"_s), port),
                     qPrintable(beside.errorString()));
        }
    }

    void onlyLoopbackNamesAreTrusted() {
        wire::Options options = trusting(lab_.trust());
        options.network.overrides.append(
            {"shop.test", lab_.tlsPort(), QHostAddress(QHostAddress::LocalHost), lab_.tlsPort()});
        wire::Wire wire(options);
        const QByteArray url = "https://shop.test:" + QByteArray::number(lab_.tlsPort()) + "/";
        const auto exchange = test::exchange(wire, test::requestFor(url));
        QVERIFY(exchange.failure);
        QVERIFY(exchange.failure->kind == trace::Failure::Kind::TlsFailed);
    }

    void itsOwnPortsNeedNoOtherAuthority() {
        wire::Wire wire(trusting(lab_.trust()));
        const QByteArray url = "https://shop.localhost:" + QByteArray::number(lab_.tlsPort());
        const auto exchange = test::exchange(wire, test::requestFor(url + "/"));
        QVERIFY(exchange.connection->tls->verified);
        lab::Lab stranger;
        QVERIFY(stranger.listen());
        const QByteArray other = "https://shop.localhost:" + QByteArray::number(stranger.tlsPort());
        QVERIFY(test::exchange(wire, test::requestFor(other + "/")).failure);
    }

    // The key is in the sources of this program: whoever listens elsewhere may have it.
    void whoHasTheKeyIsTrustedNowhereElse() {
        const auto bytes = [](const QString& name) {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QSslConfiguration identity;
        identity.setLocalCertificate(QSslCertificate(bytes(u":/lab/server.pem"_s)));
        identity.setPrivateKey(QSslKey(bytes(u":/lab/server.key"_s), QSsl::Ec));
        identity.setPeerVerifyMode(QSslSocket::VerifyNone);
        QSslServer thief;
        thief.setSslConfiguration(identity);
        QVERIFY(thief.listen(QHostAddress::LocalHost));
        wire::Options options;
        options.network.trust = lab::trustOfRunningLabs();
        wire::Wire wire(options);
        const auto failure = [&](quint16 port) {
            const QByteArray url = "https://shop.localhost:" + QByteArray::number(port) + "/";
            return test::exchange(wire, test::requestFor(url)).failure;
        };
        QVERIFY(!failure(lab_.tlsPort()));
        QVERIFY(failure(thief.serverPort()));
    }

    void labsOfOtherProcessesAreTrustedWhileTheyRun() {
        QProcess program;
        program.start(QStringLiteral(THENCE_BINARY),
                      {u"lab"_s, u"--port"_s, u"0"_s, u"--tls-port"_s, u"0"_s});
        QVERIFY(program.waitForReadyRead());
        const QByteArray said = program.readLine();
        const auto isTrusted = [&](const trace::ExtraTrust& trust) {
            return trust.ports != lab_.trust().ports &&
                   std::ranges::all_of(trust.ports, [&](quint16 port) {
                       return said.contains(' ' + QByteArray::number(port) + ' ');
                   });
        };
        QVERIFY(std::ranges::any_of(lab::trustOfRunningLabs(), isTrusted));
        program.kill(); // no time to tidy up
        QVERIFY(program.waitForFinished());
        QVERIFY(std::ranges::none_of(lab::trustOfRunningLabs(), isTrusted));
    }

    void aLabThatIsClosedIsTrustedNoMore() {
        const qsizetype before = lab::trustOfRunningLabs().size();
        {
            lab::Lab other;
            QVERIFY(other.listen());
            QCOMPARE(lab::trustOfRunningLabs().size(), before + 1);
        }
        QCOMPARE(lab::trustOfRunningLabs().size(), before);
    }

    void aMalformedRequestIsRefused() {
        wire::Wire wire(trusting(lab_.trust()));
        auto request =
            test::requestFor("http://shop.localhost:" + QByteArray::number(lab_.port()) + "/");
        request.fields.append("Content-Length", "many");
        QCOMPARE(test::exchange(wire, request).response->status, 400);
    }

    void saysWhichPortIsTaken() {
        QTcpServer squatter;
        QVERIFY(squatter.listen(QHostAddress::LocalHost));
        lab::Lab other;
        const auto listening = other.listen(squatter.serverPort());
        QVERIFY(!listening);
        QVERIFY(listening.error().contains(QString::number(squatter.serverPort())));
        QVERIFY(!other.isListening());
    }
};

QTEST_GUILESS_MAIN(TestLab)
#include "tst_lab.moc"
