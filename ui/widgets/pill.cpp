#include "ui/widgets/pill.h"

#include "ui/theme/fonts.h"

#include <QFontMetrics>
#include <QPainter>

namespace thence::ui {

namespace {

constexpr int height = 19;
constexpr qreal radius = 5;

} // namespace

QFont Pill::font() const {
    return strong ? semibold(chipFont()) : chipFont();
}

QSize Pill::size() const {
    // One pixel more: advances are rounded, and a text that just fits must not be elided.
    return {QFontMetrics(font()).horizontalAdvance(text) + 1 + 2 * padding, height};
}

void paintPill(QPainter& painter, const QRect& rect, const Pill& pill) {
    const ToneColors pair = colors(pill.tone, theme());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pair.back);
    painter.drawRoundedRect(rect, radius, radius);
    painter.setPen(pair.text);
    painter.setFont(pill.font());
    const int room = rect.width() - 2 * Pill::padding;
    painter.drawText(rect, Qt::AlignCenter,
                     QFontMetrics(pill.font()).elidedText(pill.text, Qt::ElideMiddle, room));
    painter.restore();
}

void paintTag(QPainter& painter, const QRect& rect, const QString& text, const QColor& color,
              const QColor& frame) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(frame);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.setPen(color);
    painter.setFont(semibold(chipFont()));
    painter.drawText(rect, Qt::AlignCenter,
                     QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, rect.width()));
    painter.restore();
}

PillLabel::PillLabel(Pill pill, QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPill(std::move(pill));
}

void PillLabel::setPill(Pill pill) {
    pill_ = std::move(pill);
    setAccessibleName(pill_.text);
    updateGeometry();
    update();
}

void PillLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintPill(painter, rect(), pill_);
}

} // namespace thence::ui
