#pragma once

#include "ui/theme/tone.h"

#include <QLabel>

#include <optional>

namespace thence::ui {

/// Text that is never read as markup, wraps, and can be selected with mouse and keyboard.
class PlainLabel : public QLabel {
    Q_OBJECT

public:
    /// Which colour of the theme the text takes.
    enum class Voice { Text, Dim, Faint, Bad };

    explicit PlainLabel(const QString& text = {}, Voice voice = Voice::Text,
                        QWidget* parent = nullptr);

    /// Takes the colour of a tone in place of the voice's.
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent* event) override;

private:
    void color();

    Voice voice_;
    std::optional<Tone> tone_;
};

/// The heading of a box, 14 px semibold.
QLabel* heading(const QString& text, QWidget* parent = nullptr);

} // namespace thence::ui
