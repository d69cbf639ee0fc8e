#include "app/lab/lab.h"

#include <QElapsedTimer>
#include <QSslSocket>
#include <QTest>

#include <algorithm>
#include <thread>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace thence;

namespace {

constexpr char request[] = "GET / HTTP/1.1\r\nHost: shop.localhost\r\n\r\n";
constexpr char lastRequest[] =
    "GET / HTTP/1.1\r\nHost: shop.localhost\r\nConnection: close\r\n\r\n";
constexpr char statusLine[] = "HTTP/1.1 200 OK\r\n";

using Sockets = std::vector<std::unique_ptr<QTcpSocket>>;

std::unique_ptr<QTcpSocket> connectionTo(quint16 port) {
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QHostAddress::LocalHost, port);
    return socket;
}

void resetConnection(QTcpSocket& socket) {
    const linger abrupt{1, 0};
    ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &abrupt, sizeof abrupt);
    socket.abort();
}

/// How many file descriptors this process has open, at least.
rlim_t descriptorsInUse() {
    const int next = ::dup(0);
    ::close(next);
    return rlim_t(next);
}

QStringList messages;

} // namespace

/// Many clients of the lab at once, and such as mean no good.
class TestCrowd : public QObject {
    Q_OBJECT

    lab::Lab lab_;

    bool serves() {
        auto socket = connectionTo(lab_.port());
        socket->write(lastRequest);
        const bool ended = QTest::qWaitFor(
            [&] { return socket->state() == QAbstractSocket::UnconnectedState; }, 5000);
        return ended && socket->readAll().startsWith(statusLine);
    }

    Sockets manyConnections(int count, const QByteArray& greeting = {}) {
        Sockets sockets;
        for (int i = 0; i < count; ++i) {
            sockets.push_back(connectionTo(lab_.port()));
            sockets.back()->waitForConnected();
            sockets.back()->write(greeting);
            QCoreApplication::processEvents(); // the queue of the listener is short
        }
        return sockets;
    }

    /// From a thread of its own, so that the lab is in the middle of something.
    void pipelineAndBreak(quint16 port) {
        std::thread client([port] {
            const auto socket = connectionTo(port);
            socket->setReadBufferSize(1);
            socket->waitForConnected();
            QElapsedTimer time;
            for (time.start(); time.elapsed() < 300;) {
                socket->write(QByteArray(request).repeated(500));
                socket->waitForBytesWritten(50);
            }
            resetConnection(*socket);
        });
        QTest::qWait(800);
        client.join();
    }

    void breakConnections(int count, const QByteArray& sent, int wait) {
        Sockets sockets;
        for (int i = 0; i < count; ++i) {
            sockets.push_back(connectionTo(i % 4 ? lab_.port() : lab_.tlsPort()));
            sockets.back()->setReadBufferSize(1);
            sockets.back()->waitForConnected();
            sockets.back()->write(sent);
            sockets.back()->flush();
        }
        QTest::qWait(wait);
        for (const auto& socket : sockets)
            resetConnection(*socket);
        QTest::qWait(20);
    }

private slots:
    void initTestCase() { QVERIFY(lab_.listen()); }
    void cleanup() { QTest::qWait(100); } // the lab notices that the clients are gone

    // First, while nothing else is open.
    void acceptsAgainWhenThereAreFileDescriptors() {
        rlimit limit{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        rlimit low = limit;
        low.rlim_cur = descriptorsInUse() + 65; // poll(2) takes no more places than this
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &low), 0);
        std::vector<int> fillers(60);
        std::ranges::generate(fillers, [] { return ::dup(0); });
        Sockets crowd;
        for (int i = 0; i < 5; ++i)
            crowd.push_back(connectionTo(lab_.port()));
        QTest::qWait(100);
        std::ranges::for_each(fillers, ::close);
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        crowd.clear();
        QVERIFY(serves());
    }

    void readsNothingMoreWhileResponsesWait_data() {
        QTest::addColumn<bool>("tls");
        QTest::newRow("http") << false;
        QTest::newRow("https") << true;
    }

    void readsNothingMoreWhileResponsesWait() {
        QFETCH(bool, tls);
        constexpr qint64 size = 48 * 1024 * 1024; // more than the system buffers
        QSslSocket socket;
        socket.setReadBufferSize(1);
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (tls)
            socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), lab_.tlsPort());
        else
            socket.connectToHost(QHostAddress::LocalHost, lab_.port());
        socket.write(QByteArray(request).repeated(int(size / qint64(sizeof request))));
        const auto waiting = [&] { return socket.bytesToWrite() + socket.encryptedBytesToWrite(); };
        qint64 before = -1;
        QVERIFY(QTest::qWaitFor(
            [&] {
                const qint64 was = std::exchange(before, waiting());
                QTest::qWait(500);
                return was == waiting() && socket.bytesAvailable() > 0;
            },
            20'000));
        QVERIFY(waiting() > size / 2);
    }

    void everyPipelinedRequestIsAnswered_data() { readsNothingMoreWhileResponsesWait_data(); }

    void everyPipelinedRequestIsAnswered() {
        QFETCH(bool, tls);
        constexpr int count = 3000;
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        if (tls)
            socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), lab_.tlsPort());
        else
            socket.connectToHost(QHostAddress::LocalHost, lab_.port());
        socket.write(QByteArray(request).repeated(count) + lastRequest);
        QTest::qWait(300); // responses pile up first
        QByteArray received;
        QTRY_COMPARE_WITH_TIMEOUT((received += socket.readAll()).count(statusLine), count + 1,
                                  20'000);
    }

    void silentConnectionsLockNobodyOut_data() {
        QTest::addColumn<QByteArray>("greeting");
        QTest::newRow("idle") << QByteArray();
        QTest::newRow("slow heads") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nX: ");
        QTest::newRow("kept after a response") << QByteArray(request);
        QTest::newRow("stalled on purpose")
            << QByteArray("GET /live/now HTTP/1.1\r\nHost: media.localhost\r\n\r\n");
    }

    void silentConnectionsLockNobodyOut() {
        QFETCH(QByteArray, greeting);
        const Sockets crowd = manyConnections(300, greeting);
        QVERIFY(serves());
    }

    // The connection of a client that is being served stays.
    void theLongestSilentOneGoesFirst() {
        const auto early = connectionTo(lab_.port());
        QVERIFY(early->waitForConnected());
        QTest::qWait(50);
        Sockets crowd = manyConnections(200);
        early->write(request);
        QVERIFY(QTest::qWaitFor([&] { return early->bytesAvailable() > 0; }));
        early->readAll();
        for (auto& socket : manyConnections(100))
            crowd.push_back(std::move(socket));
        early->write(request);
        QVERIFY(QTest::qWaitFor([&] { return early->bytesAvailable() > 0; }));
        early->readAll();
        QTRY_VERIFY(std::ranges::any_of(crowd, [](const auto& socket) {
            return socket->state() == QAbstractSocket::UnconnectedState;
        }));
    }

    void anAnswerReachesWhoHasFinishedSending() {
        const auto socket = connectionTo(lab_.port());
        QVERIFY(socket->waitForConnected());
        socket->write(request);
        socket->flush();
        ::shutdown(int(socket->socketDescriptor()), SHUT_WR);
        QTRY_COMPARE(socket->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket->readAll().startsWith(statusLine));
    }

    void connectionsThatBreakLeaveNoMessage() {
        messages.clear();
        const auto before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext&, const QString& text) { messages << text; });
        for (const QByteArray& sent :
             {QByteArray(request), QByteArray(request).repeated(2000),
              QByteArray("GET /film HTTP/1.1\r\nHost: media.localhost\r\n\r\n"),
              QByteArray("GET / HTTP/1.1\r\nHost"), QByteArray("\x16\x03\x01 no handshake")})
            for (int wait : {0, 1, 20})
                breakConnections(20, sent, wait);
        for (const quint16 port : {lab_.port(), lab_.port(), lab_.port()})
            pipelineAndBreak(port);
        qInstallMessageHandler(before);
        QCOMPARE(messages, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestCrowd)
#include "tst_crowd.moc"
