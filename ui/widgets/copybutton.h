#pragma once

#include <QTimer>
#include <QToolButton>

#include <functional>

namespace thence::ui {

/// Puts what `text` gives on the clipboard and says "Copied" for a moment.
class CopyButton : public QToolButton {
    Q_OBJECT

public:
    /// `name` completes "Copy …" for a screen reader: "the raw response".
    CopyButton(const QString& name, std::function<QString()> text, QWidget* parent = nullptr);

    /// What stands on the button instead of "Copy", where two of them would look the same.
    void setLabel(const QString& label);

private:
    QString label_;
    QTimer back_;
};

} // namespace thence::ui
