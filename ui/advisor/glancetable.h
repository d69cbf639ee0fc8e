#pragma once

#include <QWidget>

#include <utility>

class QVBoxLayout;

namespace thence::ui {

/// Two redirect statuses in a few words, line by line. Where they differ, the words are strong;
/// where they agree, they are said once and quietly.
class GlanceTable : public QWidget {
    Q_OBJECT

public:
    explicit GlanceTable(QWidget* parent = nullptr);

    /// Both must be among the five (301, 302, 303, 307, 308).
    void compare(int left, int right);

private:
    void add(const QString& name, const QString& left, const QString& right);

    QVBoxLayout* rows_;
    std::pair<int, int> shown_; ///< 0 for none
};

} // namespace thence::ui
