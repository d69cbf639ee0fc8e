// What bench_startup compares with: the smallest program that shows a QMainWindow.
#include "tests/bench/startwatch.h"

#include <QMainWindow>

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1440, 900);
    StartWatch watch(window, [] { return true; });
    window.show();
    return QApplication::exec();
}
