#pragma once

#include <QWidget>

class QToolButton;

namespace thence::ui {

class TabBar;

/// A TabBar that shows as many tabs as fit; a button behind them lists the others. The current tab
/// is always among those shown.
class FittingTabs : public QWidget {
    Q_OBJECT

public:
    explicit FittingTabs(QWidget* parent = nullptr);

    void addTab(const QString& text);
    void setTabText(int index, const QString& text);
    int count() const;
    int currentIndex() const;
    void setCurrentIndex(int index);
    /// For its accessible name and for tests.
    TabBar* bar() const { return bar_; }
    /// Where the Tab key leaves it.
    QWidget* lastStop() const;

    QSize minimumSizeHint() const override;

signals:
    void currentChanged(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    void listOthers();

    TabBar* bar_;
    QToolButton* more_;
};

} // namespace thence::ui
