#include "app/redirect/client.h"
#include "tests/support/qtmessages.h"
#include "tests/support/windowsession.h"
#include "tests/support/wireprobe.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <malloc.h>
#include <unistd.h>

using namespace thence;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Names that look public, as the world's name server knows them (internet.json).
constexpr const char* hosts[] = {
    "example.com",       "www.example.com",     "shop.example.com", "www.shop.example.com",
    "login.example.com", "account.example.com", "cdn.example.com",  "static.example.com",
    "api.example.com",   "pay.example.com",     "old-site.org",     "www.old-site.org",
    "blog.old-site.org", "new-site.org",        "www.new-site.org", "news.example.org",
    "go.example.org",    "docs.example.org",    "t.example.net",    "mail.example.net",
};

/// How a chain ends.
struct Ending {
    const char* name;       ///< stands in the path, and tells the server what to do
    const char* lastHost;   ///< null: one of the above
    const char* expected;   ///< test::endingOf()
    bool isStopped = false; ///< by a person, while it waits
};
constexpr Ending endings[] = {
    {"page", nullptr, "not-a-redirect"},
    {"page", "many.example.com", "not-a-redirect"},
    {"page", "half.example.com", "not-a-redirect"},
    {"page", "late.example.org", "not-a-redirect"},
    {"missing", nullptr, "not-a-redirect"},
    {"nowhere", nullptr, "no-location"},
    {"circle", nullptr, "loop"},
    {"reset", nullptr, "closed-before-head"},
    {"noise", nullptr, "malformed"},
    {"short", nullptr, "closed-in-content"},
    {"page", "gone.example.org", "host-not-found"},
    {"page", "servfail.example.net", "lookup-failed"},
    {"page", "refusing.example.net", "refused"},
    {"silence", nullptr, "wait-timed-out"},
    {"silence", nullptr, "cancelled", true},
    {"page", "never.example.org", "cancelled", true},
    {"page", "silent.example.net", "cancelled", true},
};

/// Answers "/<hops left>/<ending>/<number of the chain>/<last host>": redirects to the next host
/// until no hop is left, and then does what the ending says.
class DayServer : public QTcpServer {
public:
    DayServer() {
        listen(QHostAddress::Any);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* const socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    QByteArray url(const QByteArray& host, int hops, const QByteArray& ending, int chain,
                   const QByteArray& lastHost) const {
        // This server listens on every address, but those have their own manner on port 80.
        const bool isOthers = host == "refusing.example.net" || host == "silent.example.net";
        const quint16 port = isOthers ? 80 : serverPort();
        return "http://" + host + ':' + QByteArray::number(port) + '/' + QByteArray::number(hops) +
               '/' + ending + '/' + QByteArray::number(chain) + '/' + lastHost;
    }

private:
    void read(QTcpSocket* socket) {
        const QByteArray request = socket->readAll();
        const QByteArrayList path = request.split(' ').value(1).split('/');
        if (path.size() < 5)
            return socket->abort();
        const int left = path[1].toInt();
        const int chain = path[3].toInt();
        if (left == 0)
            return end(socket, path);
        const QByteArray host = left == 1 ? path[4] : QByteArray(hosts[(chain + left * 7) % 20]);
        constexpr const char* codes[] = {"301 Moved Permanently", "302 Found", "303 See Other",
                                         "307 Temporary Redirect", "308 Permanent Redirect"};
        socket->write(QByteArray("HTTP/1.1 ") + codes[(chain + left) % 5] +
                      "\r\nSet-Cookie: seen=" + path[1] +
                      "\r\nLocation: " + url(host, left - 1, path[2], chain, path[4]) +
                      "\r\nContent-Length: 0\r\n\r\n");
    }

    void end(QTcpSocket* socket, const QByteArrayList& path) {
        const QByteArray& ending = path[2];
        if (ending == "page")
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n"
                          "<p>here</p>\n");
        else if (ending == "missing")
            socket->write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        else if (ending == "nowhere")
            socket->write("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
        else if (ending == "circle")
            socket->write("HTTP/1.1 302 Found\r\nLocation: " + path.join('/') +
                          "\r\nContent-Length: 0\r\n\r\n");
        else if (ending == "noise") {
            socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nno size\r\n");
        } else if (ending == "short") {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n<p>");
            socket->disconnectFromHost();
        } else if (ending == "reset") {
            socket->abort();
        }
    }
};

qsizetype openFiles() {
    return QDir(u"/proc/self/fd"_s)
        .entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)
        .size();
}

/// Resident memory without what malloc keeps for later.
qint64 residentMiB() {
    ::malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly)
               ? file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / 1048576
               : 0;
}

} // namespace

/// A day in the window as people have them: 200 chains over 20 made-up names, mixed outcomes,
/// several of them stopped.
class DayTest : public QObject {
    Q_OBJECT

private slots:
    void twoHundredChains();
};

void DayTest::twoHundredChains() {
    DayServer server;
    const test::QtMessages messages;
    QTemporaryDir folder;
    ui::Preferences preferences(folder.filePath(u"settings.ini"_s));
    ui::MainWindow window(preferences);
    window.show();
    ui::Workspace& workspace = window.workspace();
    trace::Terms terms;
    terms.client.id = u"chrome"_s;

    qint64 memory = 0;
    qsizetype files = 0;
    constexpr int chains = 200;
    constexpr int settled = 60; // chains, until caches of the libraries are full
    for (int chain = 0; chain < chains; ++chain) {
        const Ending& ending = endings[size_t(chain) % std::size(endings)];
        const int hops = 1 + chain % 5;
        const QByteArray lastHost = ending.lastHost ? ending.lastHost : hosts[(chain * 3) % 20];
        const QByteArray url = server.url(hosts[chain % 20], hops, ending.name, chain, lastHost);
        const bool expires = QByteArrayView(ending.expected) == "wait-timed-out";
        terms.limits.firstByte = expires ? 1s : 30s;
        workspace.start(test::requestFor(url), terms, false);
        if (ending.isStopped) {
            QTRY_COMPARE(workspace.trace().hops.size(), hops);
            QTest::qWait(chain % 40);
            window.action(ui::Command::Stop).trigger();
        }
        QTRY_VERIFY_WITH_TIMEOUT(!workspace.isAnyRunning(), 10'000);
        const QByteArray what = url + " ended with " + test::endingOf(workspace.trace());
        QVERIFY2(test::endingOf(workspace.trace()) == ending.expected, what);
        if (chain == settled) {
            memory = residentMiB();
            files = openFiles();
        }
    }
    QCOMPARE(messages.heard(), QStringList());
    const qint64 grown = residentMiB() - memory;
    qInfo("grown by %lld MiB over %d chains", grown, chains - settled);
#ifndef __SANITIZE_ADDRESS__ // which keeps what was freed
    QVERIFY2(grown < 16, QByteArray::number(grown));
#endif
    // A few lookups may still hang; a leak would be one or more a chain.
    QTRY_VERIFY2_WITH_TIMEOUT(openFiles() < files + 20, QByteArray::number(openFiles() - files),
                              20'000);
}

QTEST_MAIN(DayTest)
#include "tst_day.moc"
