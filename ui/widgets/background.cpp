#include "ui/widgets/background.h"

#include <QCoreApplication>
#include <QMutex>
#include <QThread>
#include <QThreadPool>

#include <atomic>

namespace thence::ui {

namespace {

std::atomic<int> unfinished = 0;

} // namespace

/// Shared between the window's thread and the one that works.
struct Background::Order {
    explicit Order(Background* asker) : owner(asker) { ++unfinished; }
    ~Order() { --unfinished; }

    QMutex mutex;
    Background* owner; ///< null: forgotten
};

Background::Background(QObject* parent) : QObject(parent) {}

Background::~Background() {
    forget();
}

void Background::start(std::function<Show()> work) {
    order_ = std::make_shared<Order>(this);
    QThreadPool::globalInstance()->start([order = order_, work = std::move(work)]() mutable {
        const auto isForgotten = [&] {
            const QMutexLocker lock(&order->mutex);
            return !order->owner;
        };
        if (isForgotten())
            return;
        Show show = work();
        work = {}; // what it read may be large, and is given back here
        const QMutexLocker lock(&order->mutex);
        if (!order->owner)
            return;
        // The owner lives as long as the lock is held, and takes its events with it.
        QMetaObject::invokeMethod(
            order->owner,
            [owner = order->owner, order, show = std::move(show)] {
                if (owner->order_ != order)
                    return;
                owner->order_.reset();
                show();
            },
            Qt::QueuedConnection);
    });
}

QString Background::notice() {
    return tr("In progress: there is much to read.");
}

void Background::forget() {
    const auto order = std::exchange(order_, nullptr);
    if (!order)
        return;
    const QMutexLocker lock(&order->mutex);
    order->owner = nullptr;
}

bool Background::isBusy() const {
    return order_ != nullptr;
}

bool Background::isAnyBusy() {
    return unfinished > 0;
}

void Background::finishAll() {
    while (isAnyBusy()) {
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
        QThread::msleep(1);
    }
}

} // namespace thence::ui
