#pragma once

#include <QWidget>

class QBoxLayout;

namespace thence::ui {

class ComparisonText;
class GlanceTable;
class SegmentedSwitch;

/// Any two of 301, 302, 303, 307 and 308 side by side over every aspect, with scenarios, what is
/// often said, and questions.
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
    void refresh();

    SegmentedSwitch* left_;
    SegmentedSwitch* right_;
    GlanceTable* glance_;
    ComparisonText* text_; ///< empty until somebody looks
    QList<QBoxLayout*> choices_;
};

} // namespace thence::ui
