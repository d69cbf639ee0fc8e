#pragma once

#include <QWidget>

class QDockWidget;
class QToolButton;

namespace thence::ui {

/// The line on top of a dock: what the dock shows has its heading here, so that no height goes to
/// a title as well. Dragging the line moves the dock; buttons that float and close it show while
/// the pointer or the focus is there.
class DockTitle : public QWidget {
    Q_OBJECT

public:
    DockTitle(QDockWidget& dock, QWidget* heading);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* float_;
    QToolButton* close_;
};

} // namespace thence::ui
