#include "app/redirect/decide.h"
#include "app/url/parse.h"

#include <QEventLoop>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace whereto;
using namespace Qt::StringLiterals;

namespace {

/// A request that arrived.
struct Arrived {
    QByteArray method{};
    QByteArray target{};
    QByteArray head{};
    QByteArray content{};
    quint16 port = 0;

    /// "Host User-Agent": the names of the fields, in their order.
    QByteArray names() const {
        QByteArrayList names;
        for (const QByteArray& line : head.split('\n').mid(1))
            names.append(line.first(line.indexOf(':')));
        return names.join(' ');
    }

    QByteArray field(const QByteArray& name) const {
        for (const QByteArray& line : head.split('\n'))
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.sliced(name.size() + 1).trimmed();
        return {};
    }
};

/// Answers "/start" with a redirect and everything else with 200; remembers what came.
class Scripted : public QTcpServer {
public:
    explicit Scripted(QList<Arrived>& arrived) : arrived_(arrived) {
        connect(this, &QTcpServer::newConnection, this, [this] { serve(nextPendingConnection()); });
        listen(QHostAddress::LocalHost);
    }

    QByteArray url(const QByteArray& path) const {
        return "http://127.0.0.1:" + QByteArray::number(serverPort()) + path;
    }

    int status = 302;
    QByteArray location;

private:
    void serve(QTcpSocket* socket) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray seen = socket->property("seen").toByteArray() + socket->readAll();
            socket->setProperty("seen", seen);
            const qsizetype end = seen.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            Arrived request{
                .head = seen.first(end), .content = seen.sliced(end + 4), .port = serverPort()};
            const QByteArrayList line = request.head.split('\r').first().split(' ');
            request.method = line.value(0);
            request.target = line.value(1);
            if (request.field("Transfer-Encoding") == "chunked") {
                if (!request.content.endsWith("0\r\n\r\n"))
                    return;
                request.content = request.content.split('\n').value(1).trimmed();
            } else if (request.content.size() < request.field("Content-Length").toInt()) {
                return;
            }
            answer(socket, request);
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

    void answer(QTcpSocket* socket, const Arrived& request) {
        arrived_.append(request);
        if (request.target == "/start")
            socket->write("HTTP/1.1 " + QByteArray::number(status) + " Moved\r\nLocation: " +
                          location + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        else
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        socket->disconnectFromHost();
    }

    QList<Arrived>& arrived_;
};

/// A program that can be asked to send a request, and the profile that predicts it.
struct Program {
    const char* name;
    QString executable;
    QStringList (*arguments)(const http::Request& request);
    QString client;
};

QString text(QByteArrayView bytes) {
    return QString::fromLatin1(bytes);
}

QStringList headers(const http::Request& request, const QString& option) {
    QStringList arguments;
    for (const http::Field field : request.fields)
        arguments << option << text(field.name) + u": "_s + text(field.value);
    return arguments;
}

QStringList curlArguments(const http::Request& request) {
    QStringList arguments{u"-qsSL"_s, u"--max-time"_s, u"20"_s};
    if (request.method != "GET" && request.method != "POST")
        arguments << u"-X"_s << text(request.method);
    if (request.content)
        arguments << u"--data-raw"_s << text(request.content->bytes);
    return arguments + headers(request, u"-H"_s) << text(request.target.href());
}

QStringList wgetArguments(const http::Request& request) {
    QStringList arguments{u"--no-config"_s, u"-q"_s,  u"-O-"_s,
                          u"-T20"_s,        u"-t1"_s, u"--method="_s + text(request.method)};
    if (request.content)
        arguments << u"--body-data="_s + text(request.content->bytes);
    for (const QString& field : headers(request, {}))
        if (!field.isEmpty())
            arguments << u"--header="_s + field;
    return arguments << text(request.target.href());
}

/// The request as arguments for the scripts: URL, method, content, then names and values.
QStringList scriptArguments(const http::Request& request) {
    QStringList arguments{text(request.target.href()), text(request.method),
                          request.content ? text(request.content->bytes) : QString()};
    for (const http::Field field : request.fields)
        arguments << text(field.name) << text(field.value);
    return arguments;
}

QStringList nodeArguments(const http::Request& request) {
    return QStringList{u"-e"_s, uR"(
const [url, method, body, ...rest] = process.argv.slice(1);
const headers = [];
for (let i = 0; i < rest.length; i += 2) headers.push([rest[i], rest[i + 1]]);
fetch(url, { method, headers, body: body || undefined }).then(r => r.text()).catch(() => {});
)"_s,
                       u"--"_s} +
           scriptArguments(request);
}

QStringList urllibArguments(const http::Request& request) {
    return QStringList{u"-c"_s, uR"(
import sys, urllib.request
url, method, body, *rest = sys.argv[1:]
request = urllib.request.Request(url, body.encode() or None, dict(zip(rest[::2], rest[1::2])), method=method)
try: urllib.request.urlopen(request, timeout=20).read()
except OSError: pass
)"_s} + scriptArguments(request);
}

QStringList requestsArguments(const http::Request& request) {
    return QStringList{u"-c"_s, uR"(
import sys, requests
url, method, body, *rest = sys.argv[1:]
requests.request(method, url, data=body or None, headers=dict(zip(rest[::2], rest[1::2])), timeout=20)
)"_s} + scriptArguments(request);
}

QStringList lwpArguments(const http::Request& request) {
    return QStringList{u"-e"_s, uR"(
use LWP::UserAgent;
my ($url, $method, $body, @fields) = @ARGV;
LWP::UserAgent->new(timeout => 20)->request(HTTP::Request->new($method, $url, \@fields, $body));
)"_s} + scriptArguments(request);
}

bool run(const QString& program, const QStringList& arguments, QByteArray* output = nullptr) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"})
        environment.remove(QString::fromLatin1(name));

    process.setProcessEnvironment(environment);
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
    process.start(program, arguments);
    loop.exec();
    const bool ended = process.state() == QProcess::NotRunning;
    process.kill();
    process.waitForFinished();
    if (output)
        *output = process.readAllStandardOutput();
    return ended && process.error() == QProcess::UnknownError && process.exitCode() == 0;
}

/// "curl@7.88.1" if there is a profile for the version that is installed, else "curl".
QString profileFor(const QString& id, const QString& executable) {
    QByteArray output;
    run(executable, {u"--version"_s}, &output);
    static const QRegularExpression number(u"\\d+\\.\\d+\\.\\d+"_s);
    const QString version = id + u'@' + number.match(text(output)).captured();
    return redirect::findClient(version) ? version : id;
}

} // namespace

/// Programs that are installed here, asked to follow a redirect, against what is predicted of them.
class TestClients : public QObject {
    Q_OBJECT

private slots:
    void arrivesAsPredicted_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("otherOrigin");
        for (const Program& program : programs())
            for (const int status : {301, 302, 303, 307, 308})
                for (const char* method : {"GET", "POST", "PUT"}) {
                    if (method[0] == 'G' && status != 302)
                        continue;
                    const bool other = method[1] != 'O' || status == 302;
                    QTest::addRow("%s: %s, %d to %s", program.name, method, status,
                                  other ? "another origin" : "the same origin")
                        << QString::fromLatin1(program.name) << QByteArray(method) << status
                        << other;
                }
    }

    void arrivesAsPredicted() {
        QFETCH(QString, program);
        QFETCH(QByteArray, method);
        QFETCH(int, status);
        QFETCH(bool, otherOrigin);
        const Program& asked = named(program);
        if (asked.executable.isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));

        QList<Arrived> arrived;
        Scripted first(arrived), second(arrived);
        first.status = status;
        first.location = otherOrigin ? second.url("/a/../end?q=1") : QByteArray("end?q=1");
        http::Request request{.method = method,
                              .target = *url::parse(first.url("/start")),
                              .fields = {{"Authorization", "Bearer secret"},
                                         {"Cookie", "sid=1"},
                                         {"X-Api-Key", "key"}},
                              .content = {}};
        if (method != "GET") {
            request.content = http::Content{.bytes = "{}"};
            request.fields.append("Content-Type", "application/json");
        }
        run(asked.executable, asked.arguments(request));
        QVERIFY2(!arrived.isEmpty(), "the first request did not come");
        QCOMPARE(seen(arrived.mid(1)), predicted(asked.client, request, first, second));
    }

    void sendsItsOwnFields_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("content");
        for (const Program& program : programs()) {
            const auto row = [&](const char* name, const char* method, int status,
                                 const QByteArray& content) {
                QTest::addRow("%s: %s", program.name, name)
                    << QString::fromLatin1(program.name) << QByteArray(method) << status << content;
            };
            if (redirect::findClient(program.client)->fieldOrder.isEmpty())
                continue;
            row("a page", "GET", 302, {});
            row("no content", "PUT", 307, {});
            row("content that goes", "POST", 302, "a=1");
            row("content that stays", "POST", 307, "a=1");
        }
    }

    void sendsItsOwnFields() {
        QFETCH(QString, program);
        QFETCH(QByteArray, method);
        QFETCH(int, status);
        QFETCH(QByteArray, content);
        const Program& asked = named(program);
        if (asked.executable.isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));

        QList<Arrived> arrived;
        Scripted server(arrived);
        server.status = status;
        server.location = "/end";
        http::Request request{.method = method,
                              .target = *url::parse(server.url("/start")),
                              .fields = {{"X-B", "1"}, {"X-A", "2"}},
                              .content = {}};
        if (!content.isEmpty())
            request.content = http::Content{.bytes = content};
        run(asked.executable, asked.arguments(request));
        QCOMPARE(arrived.size(), 2);
        const redirect::Client& client = *redirect::findClient(asked.client);
        const auto decision = redirect::decide(
            client, request,
            {.status = status, .reason = {}, .fields = {{"Location", "/end"}}, .content = {}}, {});
        QCOMPARE(arrived[0].names(), names(redirect::outgoing(client, request)));
        QCOMPARE(arrived[1].names(),
                 names(redirect::outgoing(client, std::get<trace::Follow>(decision).next)));
    }

private:
    static const Program& named(const QString& name) {
        return *std::ranges::find_if(programs(), [&](const Program& program) {
            return name == QLatin1String(program.name);
        });
    }

    static QByteArray names(const http::Request& sent) {
        QByteArrayList names;
        for (const http::Field field : sent.fields)
            names.append(field.name.toByteArray());
        return names.join(' ');
    }

    static constexpr const char* compared[] = {"Authorization", "Cookie", "X-Api-Key",
                                               "Content-Type"};

    static QByteArray seen(const QList<Arrived>& later) {
        if (later.isEmpty())
            return "not followed";
        const Arrived& next = later.first();
        QByteArray line =
            next.method + " :" + QByteArray::number(next.port) + next.target + ' ' + next.content;
        for (const char* name : compared)
            line += QByteArray(" | ") + name + ": " + next.field(name);
        return line;
    }

    static QByteArray predicted(const QString& client, const http::Request& request,
                                const Scripted& first, const Scripted& second) {
        const http::Response response{.status = first.status,
                                      .reason = {},
                                      .fields = {{"Location", first.location}},
                                      .content = {}};
        const auto decision =
            redirect::decide(*redirect::findClient(client), request, response, {});
        const auto* follow = std::get_if<trace::Follow>(&decision);
        if (!follow)
            return "not followed";
        const http::Request& next = follow->next;
        const quint16 port =
            next.target.port() == second.serverPort() ? second.serverPort() : first.serverPort();
        QByteArray line = next.method + " :" + QByteArray::number(port) +
                          next.target.requestTarget() + ' ' +
                          (next.content ? next.content->bytes : QByteArray());
        for (const char* name : compared) {
            QByteArray value = next.fields.first(name).value_or(QByteArrayView()).toByteArray();
            line += QByteArray(" | ") + name + ": " + value;
        }
        return line;
    }

    static const QList<Program>& programs() {
        static const QList<Program> found = [] {
            const auto path = [](const char* name) {
                return QStandardPaths::findExecutable(QString::fromLatin1(name));
            };
            const QString curl = path("curl"), python = path("python3"), perl = path("perl");
            const bool requests = !python.isEmpty() && run(python, {u"-c"_s, u"import requests"_s});
            const bool lwp = !perl.isEmpty() && run(perl, {u"-e"_s, u"use LWP::UserAgent"_s});
            return QList<Program>{{"curl", curl, curlArguments, profileFor(u"curl"_s, curl)},
                                  {"wget", path("wget"), wgetArguments, u"wget"_s},
                                  {"node", path("node"), nodeArguments, u"node"_s},
                                  {"python3 urllib", python, urllibArguments, u"urllib"_s},
                                  {"python3 requests", requests ? python : QString(),
                                   requestsArguments, u"requests"_s},
                                  {"perl LWP", lwp ? perl : QString(), lwpArguments, u"lwp"_s}};
        }();
        return found;
    }
};

QTEST_GUILESS_MAIN(TestClients)
#include "tst_clients.moc"
