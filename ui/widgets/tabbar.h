#pragma once

#include <QHash>
#include <QTabBar>

namespace thence::ui {

/// Words in a row; the current one is semibold with a line of the accent colour below it.
class TabBar : public QTabBar {
    Q_OBJECT

public:
    explicit TabBar(QWidget* parent = nullptr);

    /// The width of a tab, whether it is visible or not.
    int widthOf(int index) const { return tabSizeHint(index).width(); }

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    mutable QHash<QString, int> widths_; ///< of the words: a layout asks for them again and again
};

} // namespace thence::ui
