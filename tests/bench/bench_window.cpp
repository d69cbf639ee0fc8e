// The longest time that the window's event loop computes without turning, for responses that are as
// large as the limits allow. Every case runs in a process of its own, through the real session; a
// line a thing a person can do with it, and the memory at the end. The window is meant to stay
// below 100 ms.
//
//   bench_window [-v] [CASE…]      -v: every action, else the worst three
#include "tests/support/hostile.h"
#include "tests/support/named.h"
#include "tests/support/scriptedserver.h"
#include "ui/advisor/advisor.h"
#include "ui/composer/composer.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/panels.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/timeline/timeline.h"
#include "ui/timeline/visitbox.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QFile>
#include <QHelpEvent>
#include <QListView>
#include <QMenu>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int turnTime = 1;    // ms between two beats
constexpr int quietTime = 120; // ms: what is to come has come by then

/// What the calling thread has computed so far, ms: unlike the time of day, the same on a machine
/// that has other work.
double computed() {
    timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Measures how long the loop is away.
class Beat {
public:
    Beat() {
        timer_.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] { beat(); });
        timer_.start(turnTime);
        before_ = computed();
    }

    /// Turns the loop until `over`, and `quietTime` more; returns the longest gap since the last
    /// call, in ms.
    qint64 settle(const std::function<bool()>& over = [] { return true; }) {
        constexpr int longest = 60'000;
        QElapsedTimer since;
        since.start();
        while (!over() && since.elapsed() < longest)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (!over())
            std::printf("  is not over after a minute\n");
        since.restart();
        qint64 before = worst_;
        while (since.elapsed() < quietTime) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            if (worst_ > std::max<qint64>(before, 20)) { // something came: what follows from it?
                before = worst_;
                since.restart();
            }
        }
        return std::exchange(worst_, 0);
    }

private:
    void beat() {
        const double now = computed();
        worst_ = std::max(worst_, qint64(now - std::exchange(before_, now)));
    }

    QTimer timer_;
    double before_ = 0;
    qint64 worst_ = 0;
};

/// Kilobytes: "VmRSS", "VmHWM".
qint64 memory(const QByteArray& which) {
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QFile::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(which + ':');
    return at < 0 ? 0 : text.mid(at + which.size() + 1, 20).trimmed().split(' ')[0].toLongLong();
}

/// A server in a thread of its own, so that what it does is no gap.
class Elsewhere {
public:
    explicit Elsewhere(const QList<QByteArray>& responses) {
        thread_.start();
        context_.moveToThread(&thread_);
        onThread([&] {
            QList<test::Script> scripts;
            for (const QByteArray& response : responses)
                scripts.append(test::answerAndClose(response));
            server_ = std::make_unique<test::ScriptedServer>(scripts);
            url_ = QString::fromUtf8(server_->url("/0"));
        });
    }
    ~Elsewhere() {
        onThread([this] { server_.reset(); });
        thread_.quit();
        thread_.wait();
    }
    QString url() const { return url_; }

private:
    void onThread(const std::function<void()>& work) {
        QMetaObject::invokeMethod(&context_, work, Qt::BlockingQueuedConnection);
    }

    QThread thread_;
    QObject context_;
    std::unique_ptr<test::ScriptedServer> server_;
    QString url_;
};

/// One window and what is done with it.
class Run {
public:
    Run() {
        applyTheme(*qApp, lightTheme());
        window_.show();
        beat_.settle();
    }

    void all(const test::Hostile& hostile) {
        const Elsewhere server(hostile.responses);
        window_.composer().setClient(QString::fromLatin1(hostile.client));
        measure(
            "open", [&] { window_.open(server.url()); }, [this] { return isOver(); });
        look();
        pause(hostile);
    }
    void all(const trace::Trace& trace) {
        measure("open", [&] { window_.showTrace(trace); });
        look();
    }

    void report(const char* name, bool verbose) {
        std::stable_sort(gaps_.begin(), gaps_.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        std::printf("%-28s %5lld ms", name, gaps_.constFirst().second);
        std::printf("  at most %lld MB", memory("VmHWM") / 1024);
        for (qsizetype i = 0; i < gaps_.size() && (verbose || (i < 4 && gaps_[i].second > 50)); ++i)
            std::printf("%s %s %lld", verbose ? "\n   " : " |", qPrintable(gaps_[i].first),
                        gaps_[i].second);
        std::printf("\n");
    }

private:
    bool isOver() { return !window_.workspace().isAnyRunning(); }

    void measure(
        const QString& name, const std::function<void()>& act,
        const std::function<bool()>& over = [] { return true; }) {
        // From inside the loop, as a click comes.
        QTimer::singleShot(0, &window_, act);
        gaps_.append({name, beat_.settle(over)});
    }
    void measure(
        const char* name, const std::function<void()>& act,
        const std::function<bool()>& over = [] { return true; }) {
        measure(QString::fromLatin1(name), act, over);
    }

    void look() {
        const auto hops = int(window_.workspace().trace().hops.size());
        for (const int hop : {0, 1, hops / 2, hops - 1}) {
            if (hop >= hops || hop < 0)
                continue;
            measure(u"hop %1"_s.arg(hop), [=, this] { window_.timeline().selectHop(hop); });
            for (const PanelEntry& panel : panelEntries())
                measure(u"%1 %2"_s.arg(panel.name()).arg(hop),
                        [&] { window_.inspector().showPanel(QString::fromLatin1(panel.id)); });
            measure(u"switches %1"_s.arg(hop), [this] { flip(window_.inspector()); });
        }
        cards();
        advice();
        outputs();
        around();
    }

    /// Presses every switch and box of a part.
    void flip(QWidget& part) {
        for (auto* const button : part.findChildren<QAbstractButton*>())
            if (button->isVisible() && button->isEnabled() && button->isCheckable())
                button->click();
    }

    void cards() {
        QListView& view = *window_.timeline().view();
        QAbstractItemModel& model = *view.model();
        for (const int row : {0, model.rowCount() - 1}) {
            const QModelIndex index = model.index(row, 0);
            measure(u"tooltip %1"_s.arg(row), [&] {
                const QPoint at = view.visualRect(index).center();
                QHelpEvent event(QEvent::ToolTip, at, view.viewport()->mapToGlobal(at));
                QApplication::sendEvent(view.viewport(), &event);
            });
            measure(u"spoken %1"_s.arg(row),
                    [&] { index.data(Qt::AccessibleTextRole).toString(); });
        }
        if (auto* const visit = window_.findChild<VisitBox*>())
            for (const int choice : {visit->count() - 1, 0})
                measure(u"visit %1"_s.arg(choice), [=] {
                    visit->setCurrentIndex(choice);
                    emit visit->activated(choice);
                });
    }

    void advice() {
        window_.timeline().selectHop(0);
        measure("advisor's switches", [this] { flip(window_.advisor()); });
        for (auto* const button : window_.advisor().findChildren<QAbstractButton*>())
            if (button->isVisible() && button->text().startsWith(u"What if"_s))
                measure("what if", [=] { button->click(); });
    }

    void outputs() {
        QList<QAction*> actions = window_.action(Command::CopyTrace).menu()->actions();
        actions.prepend(&window_.action(Command::CopyUrl));
        for (QAction* const action : std::as_const(actions))
            measure(action->text(), [=] { action->trigger(); });
        measure("picture", [this] { window_.grab(); });
    }

    void around() {
        measure("narrow", [this] { window_.resize(1024, 700); });
        measure("wide", [this] { window_.resize(1900, 1000); });
        measure("theme", [] { applyTheme(*qApp, darkTheme()); });
        measure("new tab", [this] { window_.action(Command::NewRequest).trigger(); });
        measure("tab back", [this] { window_.action(Command::PreviousTab).trigger(); });
    }

    void pause(const test::Hostile& hostile) {
        if (hostile.responses.size() < 2 || hostile.responses.size() > 100)
            return;
        const Elsewhere server(hostile.responses);
        if (auto* const box = window_.composer().findChild<QCheckBox*>(u"pause"_s))
            box->setChecked(true);
        measure(
            "paused", [&] { window_.open(server.url()); },
            [this] { return window_.workspace().state() == record::State::Paused || isOver(); });
        measure(
            "take over", [this] { window_.action(Command::Resume).trigger(); },
            [this] { return window_.workspace().state() == record::State::Paused || isOver(); });
        measure(
            "stop", [this] { window_.action(Command::Stop).trigger(); },
            [this] { return isOver(); });
        window_.timeline().selectHop(0);
        beat_.settle();
        measure(
            "branch", [this] { window_.action(Command::ContinueFromHop).trigger(); },
            [this] { return window_.workspace().state() == record::State::Paused || isOver(); });
        measure(
            "branch stopped", [this] { window_.action(Command::Stop).trigger(); },
            [this] { return isOver(); });
    }

    QTemporaryDir folder_;
    Preferences preferences_{folder_.filePath(u"settings.ini"_s)};
    MainWindow window_{preferences_};
    Beat beat_;
    QList<std::pair<QString, qint64>> gaps_;
};

int one(int argc, char** argv, bool verbose) {
    QApplication application(argc, argv);
    const QByteArray name = argv[argc - 1];
    Run run;
    if (name == "certificates")
        run.all(test::hostileCertificates());
    else
        for (const test::Hostile& hostile : test::hostileResponses())
            if (name == hostile.name)
                run.all(hostile);
    run.report(name.constData(), verbose);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    QByteArrayList wanted;
    bool verbose = false;
    bool isChild = false;
    for (int i = 1; i < argc; ++i) {
        const QByteArray word = argv[i];
        if (word == "-v")
            verbose = true;
        else if (word == "--one")
            isChild = true;
        else
            wanted.append(word);
    }
    if (isChild)
        return one(argc, argv, verbose);
    if (wanted.isEmpty()) {
        for (const test::Hostile& hostile : test::hostileResponses())
            wanted.append(hostile.name);
        wanted.append("certificates");
    }
    for (const QByteArray& name : wanted) {
        QStringList arguments{u"--one"_s};
        if (verbose)
            arguments.append(u"-v"_s);
        QProcess::execute(QString::fromLocal8Bit(argv[0]), arguments << QString::fromLatin1(name));
    }
}
