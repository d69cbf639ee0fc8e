// From the start of the process on, against a bare QMainWindow program: to the first painted
// window, which is meant to take at most 1.5 times as long; then until every part of the window is
// painted and the event loop has nothing left to do, in time and in CPU time (user and system),
// which is meant to take at most 4 times as long. Prints medians and ratios.
#include "tests/bench/startwatch.h"
#include "ui/mainwindow/mainwindow.h"

#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <vector>

using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 25;

int showWindow(int argc, char** argv) {
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"settings.ini"_s));
    applyTheme(application, resolve(preferences.theme()));
    MainWindow window(preferences, MainWindow::Building::AfterFirstPaint);
    StartWatch watch(window, [&window] { return window.isBuilt(); });
    window.show();
    return QApplication::exec();
}

/// In ms, a value a run.
struct Times {
    std::vector<double> painted; ///< until `program` says that it has painted
    std::vector<double> idle;    ///< until it has nothing left to do
    std::vector<double> cpu;     ///< used until then
};

void measure(Times& times, const QString& program, const QStringList& arguments) {
    using Clock = std::chrono::steady_clock; // the same in all processes
    using Milliseconds = std::chrono::duration<double, std::milli>;
    QProcess process;
    const Clock::time_point start = Clock::now();
    process.start(program, arguments);
    if (!process.waitForReadyRead(10'000))
        qFatal("%s painted nothing", qPrintable(program));
    times.painted.push_back(Milliseconds(Clock::now() - start).count());
    process.waitForFinished();
    long long idleAt = 0;
    double cpu = 0;
    const QByteArray said = process.readAllStandardOutput();
    if (std::sscanf(said.constData(), "painted\nidle %lld %lf", &idleAt, &cpu) != 2)
        qFatal("%s never rested", qPrintable(program));
    const std::chrono::nanoseconds idle(idleAt);
    times.idle.push_back(Milliseconds(idle - start.time_since_epoch()).count());
    times.cpu.push_back(cpu / 1000);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print(const char* what, const std::vector<double>& bare, const std::vector<double>& ours) {
    std::printf("%-26s bare QMainWindow %6.1f ms, Thence %6.1f ms, ratio %.2f\n", what,
                median(bare), median(ours), median(ours) / median(bare));
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1)
        return showWindow(argc, argv);
    QCoreApplication application(argc, argv);
    const QString folder = QCoreApplication::applicationDirPath();
    Times bare;
    Times ours;
    for (int round = 0; round < rounds; ++round) {
        measure(bare, folder + u"/bare_window"_s, {});
        measure(ours, QCoreApplication::applicationFilePath(), {u"window"_s});
    }
    print("first painted:", bare.painted, ours.painted);
    print("all painted, and idle:", bare.idle, ours.idle);
    print("CPU time until then:", bare.cpu, ours.cpu);
}
