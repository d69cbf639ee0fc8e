// From the start of the process to the first painted window, against a bare QMainWindow program.
// Prints both medians and their ratio; the window is meant to take at most 1.5 times as long. The
// second line says when everything is in it.
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <utility>
#include <vector>

using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 25;

/// Says when the window was first painted, and when it was first painted with all its parts.
class PaintWatcher : public QObject {
public:
    explicit PaintWatcher(const MainWindow& window) : window_(window) {}

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this,
                               [this, complete = window_.isFurnished()] { say(complete); });
        return false;
    }

private:
    void say(bool complete) {
        if (!std::exchange(painted_, true))
            std::puts("painted");
        std::fflush(stdout);
        if (complete)
            QApplication::quit();
    }

    const MainWindow& window_;
    bool painted_ = false;
};

int showWindow(int argc, char** argv) {
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"settings.ini"_s));
    applyTheme(application, resolve(preferences.theme()));
    MainWindow window(preferences, MainWindow::Furnish::AfterFirstPaint);
    PaintWatcher watcher(window);
    window.installEventFilter(&watcher);
    window.show();
    return QApplication::exec();
}

struct Times {
    std::vector<double> painted;  ///< ms until `program` says that it has painted
    std::vector<double> complete; ///< ms until it has ended, which it does when all is painted
};

void measure(Times& times, const QString& program, const QStringList& arguments) {
    QProcess process;
    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    if (!process.waitForReadyRead(10'000))
        qFatal("%s painted nothing", qPrintable(program));
    times.painted.push_back(double(clock.nsecsElapsed()) / 1e6);
    process.waitForFinished();
    times.complete.push_back(double(clock.nsecsElapsed()) / 1e6);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
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
    const double first = median(bare.painted);
    std::printf("first painted: bare QMainWindow %.1f ms, Thence %.1f ms, ratio %.2f\n", first,
                median(ours.painted), median(ours.painted) / first);
    std::printf("painted with all its parts, and ended: bare %.1f ms, Thence %.1f ms\n",
                median(bare.complete), median(ours.complete));
}
