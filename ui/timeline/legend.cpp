#include "ui/timeline/legend.h"

#include "ui/theme/fonts.h"
#include "ui/theme/phasecolor.h"

#include <QPainter>

#include <vector>

namespace thence::ui {

using trace::Phase;

namespace {

constexpr int lineHeight = 34;
constexpr int margin = 20;
constexpr int gap = 12;
constexpr int swatch = 10;
constexpr int line = 16;

struct Entry {
    Phase phase;
    const char* text;
    bool isSeldom = false; ///< seldom long enough to be seen, so the first to be left out
};

constexpr Entry entries[] = {
    {Phase::Blocked, QT_TRANSLATE_NOOP("Legend", "Blocked"), true},
    {Phase::Dns, QT_TRANSLATE_NOOP("Legend", "DNS")},
    {Phase::Connect, QT_TRANSLATE_NOOP("Legend", "Connect")},
    {Phase::Tls, QT_TRANSLATE_NOOP("Legend", "TLS")},
    {Phase::Send, QT_TRANSLATE_NOOP("Legend", "Send"), true},
    {Phase::Wait, QT_TRANSLATE_NOOP("Legend", "Wait")},
    {Phase::Receive, QT_TRANSLATE_NOOP("Legend", "Receive")},
};

/// A sample of the rail and its word, set against `right`; returns where it starts.
int paintRail(QPainter& painter, int right, const QString& text, const QColor& color, bool dashed) {
    const int width = painter.fontMetrics().horizontalAdvance(text);
    const int start = right - width - line - 5;
    painter.setPen(theme().dim);
    painter.drawText(QRect(right - width, 0, width, lineHeight), Qt::AlignVCenter, text);
    QPen pen(color, 3);
    pen.setCapStyle(Qt::FlatCap);
    if (dashed)
        pen.setDashPattern({1.3, 0.9});
    painter.setPen(pen);
    painter.drawLine(start, lineHeight / 2, start + line, lineHeight / 2);
    return start;
}

int widthOf(const Entry& entry, const QFontMetrics& metrics) {
    return swatch + 4 + metrics.horizontalAdvance(Legend::tr(entry.text));
}

/// The entries that are shown in `room` pixels.
std::vector<const Entry*> fitting(int room, const QFontMetrics& metrics) {
    int wanted = -gap;
    for (const Entry& entry : entries)
        wanted += widthOf(entry, metrics) + gap;
    std::vector<const Entry*> shown;
    for (const Entry& entry : entries)
        if (wanted <= room || !entry.isSeldom)
            shown.push_back(&entry);
    return shown;
}

} // namespace

Legend::Legend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Legend of the time axis: blocked, DNS, connect, TLS, send, wait, "
                         "receive; solid lines are permanent redirects, dashed lines temporary "
                         "ones"));
}

QSize Legend::sizeHint() const {
    return {0, lineHeight};
}

void Legend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colors = theme();
    painter.setFont(smallFont());
    int right = width() - margin;
    right = paintRail(painter, right, tr("temporary"), colors.temporary, true) - gap;
    right = paintRail(painter, right, tr("permanent"), colors.permanent, false) - gap;
    int x = margin;
    for (const Entry* const entry : fitting(right - x, painter.fontMetrics())) {
        const int width = widthOf(*entry, painter.fontMetrics());
        if (x + width > right)
            return;
        painter.fillRect(x, (lineHeight - 8) / 2, swatch, 8, phaseColor(entry->phase, colors));
        painter.setPen(colors.dim);
        painter.drawText(QRect(x + swatch + 4, 0, width, lineHeight), Qt::AlignVCenter,
                         tr(entry->text));
        x += width + gap;
    }
}

} // namespace thence::ui
