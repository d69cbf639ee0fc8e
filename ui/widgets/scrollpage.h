#pragma once

#include <QScrollArea>

namespace thence::ui {

/// Gives what it holds all the room there is, and scrolls it where it needs more height: it asks
/// for none. What it holds is never wider than the page.
class ScrollPage : public QScrollArea {
    Q_OBJECT

public:
    /// `content` has a layout.
    explicit ScrollPage(QWidget* content, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
};

/// A scroll area follows the Tab key within it, but not into it. What is clicked is seen already,
/// and must not move under the pointer; nor must anything when the window becomes active again.
void followFocus(QScrollArea* area);

} // namespace thence::ui
