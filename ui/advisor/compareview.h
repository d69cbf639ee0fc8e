#pragma once

#include <QWidget>

class QBoxLayout;
class QVBoxLayout;

namespace whereto::ui {

class GlanceTable;
class SegmentedSwitch;
class SideBySide;

/// Any two of 301, 302, 303, 307 and 308 side by side over every aspect, with scenarios, what is
/// often said, and questions. Side by side where there is room, one below the other where not.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(QWidget* parent = nullptr);

    void compare(int left, int right);
    int left() const;
    int right() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void fit();
    void refresh();
    void add(const QString& title, QWidget* left, QWidget* right);

    SegmentedSwitch* left_;
    SegmentedSwitch* right_;
    GlanceTable* glance_;
    QVBoxLayout* rows_;
    QList<QBoxLayout*> choices_;
    QList<SideBySide*> pairs_; ///< empty until somebody looks
};

} // namespace whereto::ui
