#include "app/record/record.h"
#include "app/tracer/tracer.h"
#include "tests/support/namedhost.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/wireprobe.h"

#include <QSemaphore>
#include <QTest>
#include <QThread>

#include <memory>
#include <set>

namespace thence::wire {

using namespace std::chrono_literals;
using namespace test;

namespace {

/// Runs `work` in a thread of its own with an event loop, and waits until it has called its
/// argument. What `work` returns is kept until then, and destroyed there.
void inAnotherThread(const std::function<std::shared_ptr<void>(std::function<void()>)>& work) {
    QThread thread;
    QObject inThread;
    inThread.moveToThread(&thread);
    std::shared_ptr<void> kept;
    QSemaphore done;
    thread.start();
    QMetaObject::invokeMethod(&inThread, [&] { kept = work([&done] { done.release(); }); });
    QTRY_VERIFY_WITH_TIMEOUT(done.available() > 0, 10'000);
    QMetaObject::invokeMethod(
        &inThread, [&] { kept.reset(); }, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
}

} // namespace

/// Wire and tracer belong to a thread that is not the application's, as in the window.
class ThreadsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyWordComesInTheThreadThatAsked_data();
    void everyWordComesInTheThreadThatAsked();
    void everySignalComesInTheTracersThread();
    void deadlineAfterALookupIsKept();
    void nothingIsAnsweredAfterTheEnd();

private:
    QByteArray host_;
};

void ThreadsTest::initTestCase() {
    const auto host = namedHost();
    if (!host)
        QSKIP("this machine's own name does not lead to a loopback address");
    host_ = *host;
}

void ThreadsTest::everyWordComesInTheThreadThatAsked_data() {
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("a name that is looked up") << host_;
    QTest::newRow("a name that is known") << QByteArray("shop.localhost");
    QTest::newRow("a name that nobody has") << QByteArray("no-such-name.invalid-too");
}

void ThreadsTest::everyWordComesInTheThreadThatAsked() {
    QFETCH(QByteArray, host);
    ScriptedServer server({answer("HTTP/1.1 204 No Content\r\n\r\n")}, {}, QHostAddress::AnyIPv4);
    const QByteArray url = server.url("/", host);
    std::set<QThread*> threads;
    QThread* asking = nullptr;
    inAnotherThread([&](const std::function<void()>& over) {
        asking = QThread::currentThread();
        auto wire = std::make_shared<Wire>();
        wire->send(
            requestFor(url),
            [&, over](const trace::Exchange&) {
                threads.insert(QThread::currentThread());
                over();
            },
            [&](trace::Phase) { threads.insert(QThread::currentThread()); });
        return wire;
    });
    QCOMPARE(threads, std::set<QThread*>{asking});
}

void ThreadsTest::everySignalComesInTheTracersThread() {
    ScriptedServer server(
        {{awaitRequest(), send("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"),
          awaitRequest(), send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")}},
        {}, QHostAddress::AnyIPv4);
    const QByteArray url = server.url("/", host_);
    std::set<QThread*> threads;
    QThread* asking = nullptr;
    trace::Trace trace;
    struct Parts {
        Wire wire;
        tracer::Tracer tracer{wire};
        record::Record record{.id = 1};
    };
    inAnotherThread([&](const std::function<void()>& over) {
        asking = QThread::currentThread();
        auto parts = std::make_shared<Parts>();
        tracer::Tracer& tracer = parts->tracer;
        // A functor without a context runs where the signal is emitted.
        QObject::connect(&tracer, &tracer::Tracer::happened,
                         [&, &followed = parts->record, over](const record::Event& event) {
                             threads.insert(QThread::currentThread());
                             followed = record::apply(std::move(followed), event, record::Moment());
                             if (followed.state != record::State::Over)
                                 return;
                             trace = followed.trace;
                             over();
                         });
        tracer.start(1, requestFor(url), {.client = {.id = QStringLiteral("curl")}});
        return parts;
    });
    QCOMPARE(threads, std::set<QThread*>{asking});
    QVERIFY(!trace.hops.isEmpty());
    QVERIFY(trace.hops.constFirst().exchange.timings[trace::Phase::Dns]);
}

// The timer for the deadline has to belong to the wire's thread after the lookup, too.
void ThreadsTest::deadlineAfterALookupIsKept() {
    ScriptedServer server({{awaitRequest(), stall()}}, {}, QHostAddress::AnyIPv4);
    const QByteArray url = server.url("/", host_);
    std::optional<trace::Failure> failure;
    inAnotherThread([&](const std::function<void()>& over) {
        Options options;
        options.limits.firstByte = 50ms;
        auto wire = std::make_shared<Wire>(options);
        wire->send(requestFor(url), [&, over](const trace::Exchange& exchange) {
            failure = exchange.failure;
            over();
        });
        return wire;
    });
    QVERIFY(failure);
    QCOMPARE(failure->kind, trace::Failure::Kind::WaitTimedOut);
}

void ThreadsTest::nothingIsAnsweredAfterTheEnd() {
    bool alive = true;
    for (int i = 0; i < 200; ++i) {
        alive = true;
        auto wire = std::make_unique<Wire>();
        wire->send(requestFor("http://" + host_ + ":1/"),
                   [&](const trace::Exchange&) { QVERIFY(alive); });
        QTest::qWait(i % 3); // before, while and after the answer comes
        wire.reset();
        alive = false;
        QTest::qWait(1);
    }
    QTest::qWait(100);
}

} // namespace thence::wire

QTEST_GUILESS_MAIN(thence::wire::ThreadsTest)
#include "tst_threads.moc"
