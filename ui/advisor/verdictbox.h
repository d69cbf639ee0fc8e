#pragma once

#include "ui/theme/tone.h"

#include <QFrame>

class QLabel;

namespace whereto::ui {

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
    void changeEvent(QEvent* event) override;

private:
    void color();

    Tone tone_ = Tone::Neutral;
    QLabel* headline_;
    QLabel* reason_;
    QLabel* confidence_;
};

} // namespace whereto::ui
