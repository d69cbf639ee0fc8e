#pragma once

#include <QTimer>
#include <QToolButton>

#include <functional>

namespace whereto::ui {

/// Puts what `text` gives on the clipboard and says "Copied" for a moment.
class CopyButton : public QToolButton {
    Q_OBJECT

public:
    /// `name` completes "Copy …" for a screen reader: "the raw response".
    CopyButton(const QString& name, std::function<QString()> text, QWidget* parent = nullptr);

private:
    QTimer back_;
};

} // namespace whereto::ui
