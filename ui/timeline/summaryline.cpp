#include "ui/timeline/summaryline.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace whereto::ui {

namespace {

constexpr int lineHeight = 44;
constexpr int margin = 20;
constexpr int gap = 22;

QFont fontOf(const trace::Piece& piece, bool first) {
    if (first)
        return titleFont();
    return piece.voice == trace::Voice::Plain ? bodyFont() : semibold(bodyFont());
}

QColor colorOf(const trace::Piece& piece, bool first) {
    const Theme& colors = theme();
    switch (piece.voice) {
    case trace::Voice::Kept:
        return colors.good;
    case trace::Voice::Lost:
        return colors.bad;
    case trace::Voice::ByHand:
        return colors.temporary;
    case trace::Voice::Plain:
        break;
    }
    return first ? colors.text : colors.dim;
}

int widthOf(const QList<trace::Piece>& pieces) {
    int width = 0;
    for (const trace::Piece& piece : pieces) {
        const bool first = &piece == &pieces.constFirst();
        width +=
            (first ? 0 : gap) + QFontMetrics(fontOf(piece, first)).horizontalAdvance(piece.text);
    }
    return width;
}

} // namespace

QList<trace::Piece> fittingPieces(QList<trace::Piece> pieces, int room) {
    while (pieces.size() > 2 && widthOf(pieces) > room) {
        const auto middle = pieces.begin() + 1;
        const auto plain = std::find_if(middle, pieces.end() - 1, [](const trace::Piece& piece) {
            return piece.voice == trace::Voice::Plain;
        });
        pieces.erase(plain == pieces.end() - 1 ? middle : plain);
    }
    return pieces;
}

SummaryLine::SummaryLine(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Summary"));
}

void SummaryLine::setPieces(const QList<trace::Piece>& pieces) {
    pieces_ = pieces;
    QStringList texts;
    for (const trace::Piece& piece : pieces)
        texts.append(piece.text);
    setAccessibleDescription(texts.join(QLatin1String("; ")));
    setToolTip(texts.join(QLatin1String(" · ")).toHtmlEscaped());
    update();
}

QSize SummaryLine::sizeHint() const {
    return {0, lineHeight};
}

void SummaryLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    // The pieces share the baseline of the first, which is larger.
    const int baseline = (lineHeight + QFontMetrics(titleFont()).capHeight()) / 2;
    int x = margin;
    const QList<trace::Piece> pieces = fittingPieces(pieces_, width() - 2 * margin);
    for (const trace::Piece& piece : pieces) {
        const bool first = &piece == &pieces.constFirst();
        painter.setFont(fontOf(piece, first));
        painter.setPen(colorOf(piece, first));
        const QString text =
            painter.fontMetrics().elidedText(piece.text, Qt::ElideRight, width() - margin - x);
        painter.drawText(x, baseline, text);
        x += painter.fontMetrics().horizontalAdvance(text) + gap;
        if (text != piece.text)
            break;
    }
}

} // namespace whereto::ui
