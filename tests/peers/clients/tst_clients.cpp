#include "app/redirect/decide.h"
#include "app/url/parse.h"
#include "tests/support/programs.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace thence;
using test::Program;
using test::programs;
using test::run;
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
};

QTEST_GUILESS_MAIN(TestClients)
#include "tst_clients.moc"
