#pragma once

#include <QWidget>

class QPushButton;

namespace thence::ui {

/// What stands where there is nothing yet: a title, a sentence, and maybe one primary button.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    /// Without `action` there is no button.
    EmptyState(const QString& title, const QString& text, const QString& action = {},
               QWidget* parent = nullptr);

    /// The button, or null.
    QPushButton* button() const { return button_; }

signals:
    void activated();

private:
    QPushButton* button_ = nullptr;
};

} // namespace thence::ui
