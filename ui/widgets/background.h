#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <utility>

namespace thence::ui {

/// Works something out for `this` part of the window, in a thread of its own where there is much to
/// read: what was received is as large as its sender wants, and the window never waits for it.
///
///   background_.run(size, [trace] { return lines(trace); },             // values only, no widget
///                   [this](const SheetLines& lines) { show(lines); });  // in the window's thread
///
/// Finished values cross, nothing is shared. One thing at a time: what was asked for before and is
/// not shown yet is forgotten.
class Background : public QObject {
    Q_OBJECT

public:
    /// Bytes: what is at most so large is worked out before run() returns, so that nothing
    /// flickers.
    static constexpr qsizetype small = 96 * 1024;

    explicit Background(QObject* parent = nullptr);
    ~Background() override;

    /// Calls `show` with what `work` returns. `size` is how many bytes `work` reads. Returns
    /// whether that is still to come; until then there is time to say so.
    template <typename Work, typename Show>
    bool run(qsizetype size, Work work, Show show) {
        forget();
        if (size <= small) {
            show(work());
            return false;
        }
        start([work = std::move(work), show = std::move(show)]() mutable {
            return [value = work(), show = std::move(show)] { show(value); };
        });
        return true;
    }

    /// What stands in the place of what is still to come.
    static QString notice();
    /// What has not been shown yet never will be.
    void forget();
    bool isBusy() const;
    /// Whether any part of the window still waits for something.
    static bool isAnyBusy();
    /// Turns the event loop until none does: for pictures.
    static void finishAll();

private:
    using Show = std::function<void()>;
    struct Order;

    void start(std::function<Show()> work);

    std::shared_ptr<Order> order_; ///< what is being worked out; null while there is nothing
};

} // namespace thence::ui
