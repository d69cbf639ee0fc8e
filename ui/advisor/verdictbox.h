#pragma once

#include "ui/theme/tone.h"

#include <QFrame>

namespace thence::ui {

class PlainLabel;

/// The answer in a coloured box: a strong first sentence, the reason, and how sure it is.
class VerdictBox : public QFrame {
    Q_OBJECT

public:
    explicit VerdictBox(QWidget* parent = nullptr);

    /// Empty texts take no room.
    void setVerdict(const QString& headline, const QString& reason, const QString& confidence,
                    Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone tone_ = Tone::Neutral;
    PlainLabel* headline_;
    PlainLabel* reason_;
    PlainLabel* confidence_;
};

} // namespace thence::ui
