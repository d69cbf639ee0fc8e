#include "tests/support/programs.h"
#include "tests/support/wireprobe.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using test::Program;

namespace {

struct Chain {
    const char* name;
    const char* method;
    const char* url;
    const char* content;
    http::FieldList fields;
};

const QList<Chain>& chains() {
    static const QList<Chain> all{
        {"a site that moved", "GET", "http://old-site.org/", nullptr, {}},
        {"a checkout",
         "POST",
         "http://shop.example.com/checkout",
         "order=1",
         {{"Content-Type", "application/x-www-form-urlencoded"},
          {"Authorization", "Bearer secret"},
          {"X-Api-Key", "key"}}},
        {"307, 303 and http",
         "PUT",
         "http://api.example.com/via/307/login.example.com/303/account.example.com:80/ok",
         "{}",
         {{"Content-Type", "application/json"}, {"Authorization", "Bearer secret"}}},
        {"below one site, and down",
         "GET",
         "https://shop.example.com/via/www.shop.example.com/308/shop.example.com:80/ok",
         nullptr,
         {{"Authorization", "Bearer secret"}, {"Cookie", "sid=1"}}},
        {"a cookie and an alias", "GET", "https://cdn.example.com/set-cookie", nullptr, {}},
        {"an international name",
         "GET",
         "http://go.example.org/via/xn--bcher-kva.example/mail.example.net:80/down",
         nullptr,
         {}},
        {"a name that is gone", "GET", "http://t.example.net/via/gone.example.org/ok", nullptr, {}},
        {"a certificate for another name",
         "GET",
         "http://t.example.net/via/other-name.example.com/ok",
         nullptr,
         {}},
    };
    return all;
}

/// What the servers of the world received since this was asked before: method, URL, size of the
/// content, and what a redirect may take away.
QByteArray received() {
    wire::Wire wire;
    const auto done = test::exchange(wire, test::requestFor("http://example.com/world/requests"));
    QByteArrayList lines;
    for (const QByteArray& line : done.response->content.split('\n')) {
        QByteArrayList kept;
        for (const QByteArray& part : line.split('|')) {
            const QByteArray name = part.trimmed().split(':').constFirst().toLower();
            if (kept.isEmpty() || name == "authorization" || name == "cookie" ||
                name == "content-type" || name == "x-api-key" || name == "referer")
                kept.append(part.trimmed());
        }
        std::sort(kept.begin() + 1, kept.end(), [](const QByteArray& a, const QByteArray& b) {
            return a.compare(b, Qt::CaseInsensitive) < 0;
        });
        lines.append(kept.join(" | "));
    }
    return lines.join('\n');
}

/// Has Thence follow the chain as `client`, for real.
void traceAs(const QString& client, const http::Request& request) {
    QStringList arguments{u"trace"_s, u"--as"_s, client, u"--findings"_s, u"none"_s};
    // Who names the method means it for every hop, to curl.
    if (request.method != "GET" && request.method != "POST")
        arguments << u"-X"_s << QString::fromLatin1(request.method);
    for (const http::Field field : request.fields)
        arguments << u"-H"_s
                  << QString::fromLatin1(field.name) + u": "_s + QString::fromLatin1(field.value);
    if (request.content)
        arguments << u"--data-raw"_s << QString::fromLatin1(request.content->bytes);
    test::run(QString::fromUtf8(THENCE_BINARY),
              arguments << QString::fromLatin1(request.target.href()));
}

QString installed(const QStringList& names) {
    for (const QString& name : names)
        if (const QString found = QStandardPaths::findExecutable(
                name, qEnvironmentVariable("PATH").split(u':') << u"/usr/sbin"_s);
            !found.isEmpty())
            return found;
    return {};
}

} // namespace

/// Programs that are installed here follow the chains of the world; Thence follows them as the
/// profile that predicts each. The servers must see the same.
class WorldPeersTest : public QObject {
    Q_OBJECT

    QTemporaryDir home_;

private slots:
    // What they learn (HSTS, cookies) stays here, and what is known there does not count.
    void initTestCase() { qputenv("HOME", home_.path().toUtf8()); }

    void arriveAsPredicted_data() {
        QTest::addColumn<int>("program");
        QTest::addColumn<int>("chain");
        for (int program = 0; program < test::programs().size(); ++program)
            for (int chain = 0; chain < chains().size(); ++chain)
                QTest::addRow("%s: %s", test::programs()[program].name, chains()[chain].name)
                    << program << chain;
    }

    void arriveAsPredicted() {
        QFETCH(int, program);
        QFETCH(int, chain);
        const Program& asked = test::programs()[program];
        if (asked.executable.isEmpty())
            QSKIP(qPrintable(u"%1 is not installed"_s.arg(QLatin1String(asked.name))));
        const Chain& first = chains()[chain];
        http::Request request{.method = first.method,
                              .target = test::urlOf(first.url),
                              .fields = first.fields,
                              .content = {}};
        if (first.content)
            request.content = http::Content{first.content};
        received();
        traceAs(asked.client, request);
        const QByteArray predicted = received();
        test::run(asked.executable, asked.arguments(request));
        const QByteArray seen = received();
        QVERIFY2(seen == predicted, "seen:\n" + seen + "\npredicted:\n" + predicted);
        QVERIFY(seen.startsWith(first.method + QByteArray(" ") + first.url));
    }

    void chromiumArrives_data() {
        QTest::addColumn<QString>("url");
        QTest::newRow("a site that moved") << u"http://old-site.org/"_s;
        QTest::newRow("a cookie and an alias") << u"https://cdn.example.com/set-cookie"_s;
        QTest::newRow("one dead address") << u"http://go.example.org/via/half.example.com/ok"_s;
        QTest::newRow("an international name")
            << u"http://go.example.org/via/xn--bcher-kva.example/ok"_s;
    }

    // As it asks for icons and such by itself, only what it was led to is compared.
    void chromiumArrives() {
        QFETCH(QString, url);
        const QString browser = installed({u"chromium"_s, u"google-chrome"_s});
        if (browser.isEmpty())
            QSKIP("Chromium is not installed");
        http::Request request;
        request.method = "GET";
        request.target = test::urlOf(url.toLatin1());
        received();
        traceAs(u"chrome"_s, request);
        const QByteArrayList predicted = visited();
        const QTemporaryDir profile;
        test::run(browser,
                  {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s,
                   u"--disable-background-networking"_s,
                   // A tab asks for public names by https first; that comes before the redirects.
                   u"--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"_s,
                   u"--dump-dom"_s, u"--user-data-dir="_s + profile.path(), url});
        QCOMPARE(visited(), predicted);
        QVERIFY(predicted.size() > 1);
    }

    void nginxSendsOn() {
        const QString nginx = installed({u"nginx"_s});
        if (nginx.isEmpty())
            QSKIP("nginx is not installed");
        const QTemporaryDir folder;
        QFile configuration(folder.filePath(u"nginx.conf"_s));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        configuration.write(R"(daemon off; master_process off; pid nginx.pid;
events {}
http {
    access_log off;
    server { listen 203.0.113.77:80; return 301 https://$host$request_uri; }
    server {
        listen 203.0.113.77:443 ssl;
        ssl_certificate /etc/world/chain.pem;
        ssl_certificate_key /etc/world/key.pem;
        location / { return 307 https://docs.example.org/ok; }
    }
}
)");
        configuration.close();
        QProcess server;
        server.start(nginx, {u"-p"_s, folder.path(), u"-c"_s, configuration.fileName(), u"-e"_s,
                             u"stderr"_s});
        QVERIFY(server.waitForStarted());
        const auto done = [] {
            QByteArray output;
            test::run(QString::fromUtf8(THENCE_BINARY),
                      {u"trace"_s, u"--findings"_s, u"none"_s, u"http://own.example.net/a?b"_s},
                      &output);
            return output;
        };
        QByteArray output;
        QVERIFY2(QTest::qWaitFor([&] { return (output = done()).contains("200 OK"); }, 10'000),
                 output + server.readAllStandardError());
        QVERIFY(output.contains("https://own.example.net/a?b"));
        QVERIFY(output.contains("3 hops"));
        server.kill();
        server.waitForFinished();
    }

private:
    static QByteArrayList visited() {
        QByteArrayList urls;
        for (const QByteArray& line : received().split('\n'))
            if (const QByteArray url = line.split(' ').value(1);
                !url.isEmpty() && !url.endsWith("/favicon.ico"))
                urls.append(url);
        return urls;
    }
};

QTEST_GUILESS_MAIN(WorldPeersTest)
#include "tst_peers.moc"
