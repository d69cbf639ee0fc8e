#include "app/advisor/snippet.h"
#include "app/http/statuscode.h"
#include "app/url/parse.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace thence;
using namespace thence::advisor;

namespace {

struct Case {
    const char* name;
    const char* from;
    const char* to;
};

/// Paths and targets as a stranger would write them to break out of a configuration file.
const Case cases[] = {
    {"plain", "/checkout", "/checkout-v2"},
    {"root", "/", "/start"},
    {"another host", "/old", "https://shop.example:8443/new?from=old#top"},
    {"query", "/q", "/q2?a=1&b=2%20c"},
    {"spaces", "/a%20b", "/c%20d"},
    {"percent", "/100%25", "/50%25"},
    {"umlaut", "/caf%C3%A9", "/th%C3%A9"},
    {"quotes", "/a%22b'c", "/d%22e'f"},
    {"braces", "/a%7Bb%7D;c", "/d%7Be%7D;f?g={h}"},
    {"ends the block", "/a;%20%7D%20location%20/%20%7B", "/x;}"},
    {"variables", "/$host$uri${x}", "/y?h=$host&u=${uri}&v=%24"},
    {"backslash", "/a%5Cb", "/c%5Cd?e=\\f"},
    {"hash", "/a%23b", "/c%23d"},
    {"regular expression", "/a.b+c(d)[e]*", "/f.g+h(i)"},
    {"log format", "/%25[src]", "/x?y=%[src]&z=%{Host}i"},
    {"backquote", "/a%60b", "/c%60d"},
};

/// A server program and the words that make it check, or run, a configuration.
struct Server {
    const char* id; ///< of the snippet
    const char* program;
    QByteArray (*configuration)(const QByteArray& snippet, const QByteArray& folder, quint16 port);
    QStringList (*check)(const QString& file);
    QStringList (*run)(const QString& file);
};

QByteArray nginxFile(const QByteArray& snippet, const QByteArray& folder, quint16 port) {
    return "daemon off; master_process off; pid " + folder + "/pid; error_log " + folder +
           "/error;\nevents {}\nhttp { access_log off; client_body_temp_path " + folder +
           "/b; proxy_temp_path " + folder + "/p; fastcgi_temp_path " + folder +
           "/f; uwsgi_temp_path " + folder + "/u; scgi_temp_path " + folder +
           "/s; merge_slashes off; absolute_redirect off;\nserver { listen 127.0.0.1:" +
           QByteArray::number(port) + ";\n" + snippet + "}\n}\n";
}

QByteArray apacheFile(const QByteArray& snippet, const QByteArray& folder, quint16 port) {
    return "ServerRoot \"" + folder + "\"\nPidFile \"" + folder +
           "/pid\"\nListen 127.0.0.1:" + QByteArray::number(port) +
           "\nServerName a.test\nErrorLog \"" + folder + "/error\"\nMutex \"file:" + folder +
           "\"\nLoadModule mpm_prefork_module /usr/lib/apache2/modules/mod_mpm_prefork.so\n"
           "LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so\n"
           "LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so\n"
           "User nobody\nGroup nogroup\n" +
           snippet;
}

QByteArray haproxyFile(const QByteArray& snippet, const QByteArray&, quint16 port) {
    return "defaults\n  mode http\n  timeout client 5s\n  timeout server 5s\n  timeout connect 5s\n"
           "frontend f\n  bind 127.0.0.1:" +
           QByteArray::number(port) + "\n  " + snippet;
}

QByteArray caddyFile(const QByteArray& snippet, const QByteArray&, quint16 port) {
    return "{\n admin off\n auto_https off\n}\nhttp://:" + QByteArray::number(port) +
           " {\n bind 127.0.0.1\n" + snippet + "}\n";
}

const Server servers[] = {
    {"nginx", "nginx", nginxFile,
     [](const QString& file) {
         return QStringList{u"-t"_s, u"-c"_s, file};
     },
     [](const QString& file) {
         return QStringList{u"-c"_s, file};
     }},
    {"apache", "apache2", apacheFile,
     [](const QString& file) {
         return QStringList{u"-t"_s, u"-f"_s, file};
     },
     [](const QString& file) {
         return QStringList{u"-X"_s, u"-f"_s, file};
     }},
    {"haproxy", "haproxy", haproxyFile,
     [](const QString& file) {
         return QStringList{u"-c"_s, u"-f"_s, file};
     },
     [](const QString& file) {
         return QStringList{u"-f"_s, file};
     }},
    {"caddy", "caddy", caddyFile,
     [](const QString& file) {
         return QStringList{u"validate"_s, u"--adapter"_s, u"caddyfile"_s, u"--config"_s, file};
     },
     [](const QString& file) {
         return QStringList{u"run"_s, u"--adapter"_s, u"caddyfile"_s, u"--config"_s, file};
     }},
};

QString find(const Server& server) {
    const QString name = QString::fromLatin1(server.program);
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty() ? QStandardPaths::findExecutable(name, {u"/usr/sbin"_s}) : found;
}

quint16 freePort() {
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

QByteArray ask(quint16 port, const QByteArray& target) {
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(2000))
        return {};
    socket.write("GET " + target + " HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(2000))
        answer += socket.readAll();
    return answer;
}

QByteArray field(const QByteArray& answer, const QByteArray& name) {
    for (const QByteArray& line : answer.split('\n'))
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    return {};
}

url::Url resolved(QByteArrayView text) {
    return url::parse(text, url::parse("http://a.test/").value()).value_or(url::Url());
}

} // namespace

/// What the advisor writes is accepted by the real servers, and does what it says.
class TestServers : public QObject {
    Q_OBJECT

private slots:
    void accepted_data() {
        QTest::addColumn<int>("server");
        QTest::addColumn<int>("which");
        for (size_t s = 0; s < std::size(servers); ++s)
            for (size_t c = 0; c < std::size(cases); ++c)
                QTest::addRow("%s: %s", servers[s].id, cases[c].name) << int(s) << int(c);
    }

    void accepted() {
        QFETCH(int, server);
        QFETCH(int, which);
        const Server& program = servers[server];
        if (find(program).isEmpty())
            QSKIP(qPrintable(u"%1 is not installed"_s.arg(QLatin1String(program.program))));
        const auto text = snippet(program, cases[which], 308);
        if (!text)
            QSKIP(qPrintable(text.error().reason));

        QTemporaryDir folder;
        const QString file = write(folder, program, *text, 18999);
        QProcess check;
        check.setProcessChannelMode(QProcess::MergedChannels);
        check.start(find(program), program.check(file));
        QVERIFY(check.waitForFinished());
        const QByteArray output = check.readAll();
        QVERIFY2(check.exitCode() == 0, (output + text->toUtf8()).constData());
    }

    void obeyed_data() { accepted_data(); }

    void obeyed() {
        QFETCH(int, server);
        QFETCH(int, which);
        const Server& program = servers[server];
        if (find(program).isEmpty())
            QSKIP(qPrintable(u"%1 is not installed"_s.arg(QLatin1String(program.program))));
        const auto text = snippet(program, cases[which], 307);
        if (!text)
            QSKIP(qPrintable(text.error().reason));

        QTemporaryDir folder;
        const quint16 port = freePort();
        const QString file = write(folder, program, *text, port);
        QProcess running;
        running.setProcessChannelMode(QProcess::MergedChannels);
        running.start(find(program), program.run(file));
        QVERIFY(running.waitForStarted());
        const QByteArray path = resolved(cases[which].from).requestTarget();
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT(!(answer = ask(port, path)).isEmpty(), 10'000);
        running.terminate();
        if (!running.waitForFinished(3000))
            running.kill();
        running.waitForFinished();

        QVERIFY2(answer.contains(" 307 "), (answer + text->toUtf8()).constData());
        const QByteArray expected = inertUrl(resolved(cases[which].to).href());
        QCOMPARE(inertUrl(resolved(field(answer, "Location")).href()), expected);
    }

private:
    static tl::expected<QString, Unquotable> snippet(const Server& server, const Case& c,
                                                     int status) {
        return render(*findSnippet(QLatin1String(server.id)),
                      {resolved(c.from), resolved(c.to), status});
    }

    static QString write(const QTemporaryDir& folder, const Server& server, const QString& text,
                         quint16 port) {
        QFile file(folder.filePath(u"configuration"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(server.configuration(text.toUtf8(), folder.path().toUtf8(), port));
        return file.fileName();
    }
};

QTEST_GUILESS_MAIN(TestServers)
#include "tst_servers.moc"
