#include "tests/support/windowsession.h"

#include "tests/support/wireprobe.h"

#include <QAction>
#include <QElapsedTimer>
#include <QTest>

namespace thence::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::Command;

namespace {

/// The moments that come one after the other: at once, then every few milliseconds further on.
std::chrono::milliseconds moment(int time) {
    constexpr int steps[] = {0, 1, 2, 3, 5, 8, 13, 21, 34, 55};
    return std::chrono::milliseconds(steps[time % std::size(steps)]);
}

trace::Terms asChrome() {
    trace::Terms terms;
    terms.client.id = u"chrome"_s;
    return terms;
}

} // namespace

Script fourHops() {
    Script script;
    for (const char* const next : {"/b", "/c", "/d"})
        script += answer(QByteArray("HTTP/1.1 302 Found\r\nLocation: ") + next +
                         "\r\nContent-Length: 0\r\n\r\n");
    return script + answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
}

Script silence() {
    return {awaitRequest(), stall()};
}

QByteArray endingOf(const trace::Trace& trace) {
    const trace::Stop* const stop = trace.stop();
    if (!stop)
        return "no hop";
    const auto& failure = trace.hops.constLast().exchange.failure;
    return (failure ? trace::word(failure->kind) : trace::word(stop->reason)).toByteArray();
}

WindowSession::WindowSession()
    : preferences_(std::make_unique<ui::Preferences>(folder_.filePath(u"settings.ini"_s))) {
    openWindow();
}

void WindowSession::openWindow() {
    window_ = std::make_unique<ui::MainWindow>(*preferences_);
    window_->show();
}

bool WindowSession::isOver(std::chrono::milliseconds limit) const {
    return QTest::qWaitFor([&] { return !window_->workspace().isAnyRunning(); },
                           int(limit.count()));
}

void WindowSession::follows(const QByteArray& url, int times, qsizetype hops,
                            const QByteArray& ending) {
    for (int i = 0; i < times; ++i) {
        window_->open(QString::fromUtf8(url));
        QVERIFY(window_->workspace().isAnyRunning());
        QVERIFY(isOver());
        QCOMPARE(endingOf(window_->workspace().trace()), ending);
        QCOMPARE(window_->workspace().trace().hops.size(), hops);
    }
}

void WindowSession::stops(const QByteArray& url, int times) {
    for (int i = 0; i < times; ++i) {
        window_->open(QString::fromUtf8(url));
        QTest::qWait(int(moment(i).count()));
        window_->action(Command::Stop).trigger();
        QVERIFY(isOver(2s));
    }
}

void WindowSession::runsIntoTheLimit(const QByteArray& url, int times) {
    trace::Terms terms = asChrome();
    terms.limits.firstByte = 30ms;
    for (int i = 0; i < times; ++i) {
        window_->workspace().start(requestFor(url), terms, false);
        QVERIFY(isOver());
        QCOMPARE(endingOf(window_->workspace().trace()), "wait-timed-out");
    }
}

void WindowSession::pauses(const QByteArray& url, int times) {
    trace::Terms terms = asChrome();
    ui::Workspace& workspace = window_->workspace();
    for (int i = 0; i < times; ++i) {
        workspace.start(requestFor(url), terms, true);
        for (int step = 0; step < 2; ++step) {
            QTRY_VERIFY_WITH_TIMEOUT(
                workspace.state() == record::State::Paused || !workspace.isAnyRunning(), 10'000);
            if (workspace.state() == record::State::Paused)
                workspace.resume(workspace.record().pause->step.next);
        }
        QTest::qWait(int(moment(i).count()));
        if (i % 2 && workspace.state() == record::State::Paused)
            workspace.resumeToEnd(workspace.record().pause->step.next);
        else
            window_->action(Command::Stop).trigger();
        QVERIFY(isOver());
    }
}

void WindowSession::closesTabs(const QByteArray& url, int times) {
    ui::Workspace& workspace = window_->workspace();
    for (int i = 0; i < times; ++i) {
        workspace.openEmpty();
        workspace.start(requestFor(url), asChrome(), false);
        QTest::qWait(int(moment(i).count()));
        workspace.close(workspace.current());
        QVERIFY(!workspace.isAnyRunning() || workspace.tabs().size() == 1);
    }
    QTest::qWait(100); // what still comes for them finds nobody
}

void WindowSession::quits(const QByteArray& url, int times, std::chrono::milliseconds limit) {
    for (int i = 0; i < times; ++i) {
        window_->open(QString::fromUtf8(url));
        QTest::qWait(int(moment(i).count()));
        QElapsedTimer clock;
        clock.start();
        window_->action(Command::Quit).trigger();
        window_.reset();
        QVERIFY2(clock.elapsed() < limit.count(), QByteArray::number(clock.elapsed()));
        openWindow();
    }
}

} // namespace thence::test
