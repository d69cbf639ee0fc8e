#pragma once

#include "ui/theme/tone.h"

#include <QFont>
#include <QSize>
#include <QString>
#include <QWidget>

class QPainter;

namespace thence::ui {

/// A short text on a rounded ground: statuses, chips.
struct Pill {
    static constexpr int padding = 8; ///< between the text and either end, px

    QString text;
    Tone tone = Tone::Neutral;
    bool strong = false; ///< semibold, as statuses are

    QFont font() const;
    QSize size() const; ///< with its padding, in device-independent pixels
};

/// Paints `pill` in `rect`, eliding the text in its middle where it does not fit.
void paintPill(QPainter& painter, const QRect& rect, const Pill& pill);

/// Paints `text` in a rounded outline: methods. `color` is for text and frame.
void paintTag(QPainter& painter, const QRect& rect, const QString& text, const QColor& color,
              const QColor& frame);

/// A pill as a widget.
class PillLabel : public QWidget {
    Q_OBJECT

public:
    explicit PillLabel(Pill pill, QWidget* parent = nullptr);
    void setPill(Pill pill);
    QSize sizeHint() const override { return pill_.size(); }
    QSize minimumSizeHint() const override { return pill_.size(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Pill pill_;
};

} // namespace thence::ui
