#include "ui/timeline/summaryline.h"

#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace thence::ui {

namespace {

constexpr int lineHeight = 44;
constexpr int margin = 20;
constexpr int gap = 22;
constexpr int nextLine = 20; // from one baseline to the next
constexpr qsizetype longestPiece = 120;

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

/// The piece that is missed least: plain words, the end after the others; then what is well. The
/// end of the list where nothing may go.
QList<trace::Piece>::iterator leastMissed(QList<trace::Piece>& pieces) {
    const auto middle = pieces.begin() + 1;
    const auto last = pieces.end() - 1;
    const auto plain = std::find_if(
        middle, last, [](const trace::Piece& piece) { return piece.voice == trace::Voice::Plain; });
    if (plain != last)
        return plain;
    return std::find_if(middle, pieces.end(), [](const trace::Piece& piece) {
        return piece.voice != trace::Voice::Lost;
    });
}

struct PlacedPiece {
    trace::Piece piece;
    bool isFirst;
    QPoint baseline; ///< where its text begins
};

/// The pieces that are shown in a line as wide as `width`, on as many lines as they need.
QList<PlacedPiece> place(const QList<trace::Piece>& all, int width) {
    // The pieces share the baseline of the first, which is larger.
    QPoint at(margin, (lineHeight + QFontMetrics(titleFont()).capHeight()) / 2);
    QList<PlacedPiece> placed;
    for (const trace::Piece& piece : fittingPieces(all, width - 2 * margin)) {
        const bool isFirst = placed.isEmpty();
        const int wanted = QFontMetrics(fontOf(piece, isFirst)).horizontalAdvance(piece.text);
        if (!isFirst && at.x() + wanted > width - margin)
            at = {margin, at.y() + nextLine};
        placed.append({piece, isFirst, at});
        at.rx() += wanted + gap;
    }
    return placed;
}

} // namespace

QList<trace::Piece> fittingPieces(QList<trace::Piece> pieces, int room) {
    while (pieces.size() > 1 && widthOf(pieces) > room) {
        const auto least = leastMissed(pieces);
        if (least == pieces.end())
            break;
        pieces.erase(least);
    }
    return pieces;
}

SummaryLine::SummaryLine(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Summary"));
}

void SummaryLine::setPieces(const QList<trace::Piece>& pieces) {
    pieces_ = pieces;
    for (trace::Piece& piece : pieces_)
        piece.text = shortened(piece.text, longestPiece);
    QStringList texts;
    for (const trace::Piece& piece : std::as_const(pieces_))
        texts.append(piece.text);
    setAccessibleDescription(texts.join(QLatin1String("; ")));
    setToolTip(plainToolTip(texts.join(QLatin1String(" · "))));
    updateGeometry();
    update();
}

QSize SummaryLine::sizeHint() const {
    return {0, lineHeight};
}

int SummaryLine::heightForWidth(int width) const {
    const QList<PlacedPiece> placed = place(pieces_, width);
    if (placed.isEmpty())
        return lineHeight;
    return lineHeight + placed.constLast().baseline.y() - placed.constFirst().baseline.y();
}

void SummaryLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    for (const auto& [piece, isFirst, at] : place(pieces_, width())) {
        painter.setFont(fontOf(piece, isFirst));
        painter.setPen(colorOf(piece, isFirst));
        painter.drawText(at, painter.fontMetrics().elidedText(piece.text, Qt::ElideRight,
                                                              width() - margin - at.x()));
    }
}

} // namespace thence::ui
