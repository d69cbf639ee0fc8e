#pragma once

#include "tests/bench/cputime.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <chrono>
#include <cstdio>
#include <functional>
#include <utility>

/// Prints what a window does from its start on, for a program that reads it: "painted" when the
/// window was first painted; then "idle NANOSECONDS MICROSECONDS", the steady clock's time at which
/// nothing was left to do and the CPU time used until then. Then the program ends.
class StartWatch : public QObject {
public:
    /// `isComplete` says whether the window has all its parts; both outlive the watch.
    StartWatch(QWidget& window, std::function<bool()> isComplete)
        : isComplete_(std::move(isComplete)) {
        window.installEventFilter(this);
        quiet_.setSingleShot(true);
        connect(&quiet_, &QTimer::timeout, this, &StartWatch::finish);
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
                &StartWatch::rest);
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint && !std::exchange(painted_, true))
            QTimer::singleShot(0, this, [] {
                std::puts("painted");
                std::fflush(stdout);
            });
        return false;
    }

private:
    // A cursor blinks every 500 ms; what a window has put off comes sooner.
    static constexpr std::chrono::milliseconds quietTime{250};

    void rest() {
        if (!painted_ || !isComplete_())
            return;
        restedAt_ = std::chrono::steady_clock::now();
        cpu_ = cpuTime();
        quiet_.start(quietTime);
    }

    void finish() {
        const std::chrono::nanoseconds since = restedAt_.time_since_epoch();
        std::printf("idle %lld %.0f\n", static_cast<long long>(since.count()), cpu_);
        std::fflush(stdout);
        QApplication::quit();
    }

    std::function<bool()> isComplete_;
    bool painted_ = false;
    QTimer quiet_;
    std::chrono::steady_clock::time_point restedAt_;
    double cpu_ = 0;
};
