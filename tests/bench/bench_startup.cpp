// From the start of the process to the first painted window, against a bare QMainWindow program.
// Prints both medians and their ratio; the window is meant to take at most 1.5 times as long.
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace whereto::ui;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 25;

class PaintWatcher : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [] {
                std::puts("painted");
                QApplication::quit();
            });
        return false;
    }
};

int showWindow(int argc, char** argv) {
    QApplication application(argc, argv);
    const QTemporaryDir folder;
    Preferences preferences(folder.filePath(u"settings.ini"_s));
    applyTheme(application, resolve(preferences.theme()));
    MainWindow window(preferences);
    PaintWatcher watcher;
    window.installEventFilter(&watcher);
    window.show();
    return QApplication::exec();
}

/// Milliseconds until `program` says that it has painted.
double timeToPaint(const QString& program, const QStringList& arguments) {
    QProcess process;
    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    if (!process.waitForReadyRead(10'000))
        qFatal("%s painted nothing", qPrintable(program));
    const double time = double(clock.nsecsElapsed()) / 1e6;
    process.waitForFinished();
    return time;
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
    std::vector<double> bare;
    std::vector<double> ours;
    for (int round = 0; round < rounds; ++round) {
        bare.push_back(timeToPaint(folder + u"/bare_window"_s, {}));
        ours.push_back(timeToPaint(QCoreApplication::applicationFilePath(), {u"window"_s}));
    }
    std::printf("bare QMainWindow %.1f ms, Whereto %.1f ms, ratio %.2f\n", median(bare),
                median(ours), median(ours) / median(bare));
}
