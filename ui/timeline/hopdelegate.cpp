#include "ui/timeline/hopdelegate.h"

#include "ui/models/hopmodel.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/theme/phasecolor.h"
#include "ui/timeline/cardtooltip.h"
#include "ui/widgets/pill.h"

#include <QHelpEvent>
#include <QListView>
#include <QPainter>
#include <QToolTip>

namespace thence::ui {

using namespace Qt::StringLiterals;
using Kind = HopRow::Kind;

namespace {

constexpr qreal cardRadius = 10;
constexpr qreal haloWidth = 3;
constexpr int threeFigures = 10;  // px: the largest in which they fit the circle
constexpr int scrollBarRoom = 10; // kept free at the right, so that nothing moves when it appears

/// Half of what stands behind selected rows: the bars of the time axis keep 3:1 on it.
QColor tinted(const Theme& colors) {
    const auto mix = [](float a, float b) { return (a + b) / 2; };
    const QColor &over = colors.selection, &under = colors.card;
    return QColor::fromRgbF(mix(over.redF(), under.redF()), mix(over.greenF(), under.greenF()),
                            mix(over.blueF(), under.blueF()));
}

/// The selected card is tinted and framed; where the keyboard is, the frame is bold and has a ring
/// inside it.
void paintCard(QPainter& painter, const ItemGeometry& at, Kind kind, QStyle::State state) {
    const Theme& colors = theme();
    const bool selected = state.testFlag(QStyle::State_Selected);
    const bool focused = selected && state.testFlag(QStyle::State_HasFocus);
    const bool hovered = state.testFlag(QStyle::State_MouseOver);
    QPen pen(selected ? colors.accent : hovered ? colors.faint : colors.line, focused ? 2 : 1);
    if (kind == Kind::ClientStep && !selected) {
        pen.setColor(colors.faint);
        pen.setDashPattern({4, 3});
    }
    const qreal inset = pen.widthF() / 2;
    painter.setPen(pen);
    painter.setBrush(selected                   ? tinted(colors)
                     : kind == Kind::ClientStep ? colors.window
                                                : colors.card);
    const auto frame = [&](qreal inside, qreal radius) {
        painter.drawRoundedRect(QRectF(at.card).adjusted(inside, inside, -inside, -inside), radius,
                                radius);
    };
    frame(inset, cardRadius);
    if (!focused)
        return;
    QColor halo = colors.accent;
    halo.setAlphaF(0.25F);
    painter.setPen(QPen(halo, haloWidth));
    painter.setBrush(Qt::NoBrush);
    frame(pen.widthF() + haloWidth / 2, cardRadius - pen.widthF());
}

/// Filled for what is settled, hollow and dashed for what is not.
void paintNode(QPainter& painter, const QRect& rect, const HopRow& row) {
    const Theme& colors = theme();
    const QColor color =
        row.tone == Tone::Neutral ? colors.faint : ui::colors(row.tone, colors).text;
    const bool filled = row.tone == Tone::Permanent || row.tone == Tone::Good ||
                        row.tone == Tone::Bad || row.kind == Kind::Final;
    const QRectF circle = QRectF(rect).adjusted(1, 1, -1, -1);
    if (filled) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QRectF(rect));
        painter.setPen(colors.card);
    } else {
        QPen pen(color, 2);
        pen.setDashPattern({2.2, 1.6});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(circle);
    }
    QFont font = semibold(chipFont());
    if (row.number > 99)
        font.setPixelSize(threeFigures);
    painter.setFont(font);
    painter.drawText(rect, Qt::AlignCenter,
                     row.kind == Kind::Stop ? u"!"_s : QString::number(row.number));
}

void paintUrl(QPainter& painter, const ItemGeometry& at) {
    const Theme& colors = theme();
    const QString& text = at.urlText.text;
    // The first URL has nothing to differ from; it stands as it is.
    const QColor quiet = at.urlText.changed.isEmpty() ? colors.text : colors.dim;
    int x = at.url.left();
    const auto run = [&](qsizetype from, qsizetype to, const QFont& font, const QColor& color) {
        const QString part = text.sliced(from, to - from);
        const int width = QFontMetrics(font).horizontalAdvance(part);
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(QRect(x, at.url.top(), width, at.url.height()),
                         Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip, part);
        x += width;
    };
    qsizetype done = 0;
    for (const url::Range& range : at.urlText.changed) {
        run(done, range.start, monoFont(), quiet);
        run(range.start, range.start + range.size, semibold(monoFont()), colors.text);
        done = range.start + range.size;
    }
    run(done, text.size(), monoFont(), quiet);
}

void paintChips(QPainter& painter, const ItemGeometry& at, const QList<Chip>& chips) {
    for (qsizetype i = 0; i < at.chips.size(); ++i)
        paintPill(painter, at.chips[i], {chips[i].text, chips[i].tone});
    if (!at.more.isNull())
        paintPill(painter, at.more, {u"+%1"_s.arg(chips.size() - at.chips.size()), {}});
}

void paintNote(QPainter& painter, const ItemGeometry& at, const HopRow& row) {
    const Theme& colors = theme();
    painter.setFont(bodyFont());
    painter.setPen(row.tone == Tone::Bad ? colors.bad : colors.text);
    painter.drawText(at.message, Qt::TextWordWrap, row.message);
    painter.setPen(colors.dim);
    painter.drawText(at.advice, Qt::TextWordWrap, row.advice);
}

void paintAxis(QPainter& painter, const ItemGeometry& at, HopRow::Again again) {
    if (at.axis.isNull())
        return;
    const Theme& colors = theme();
    painter.setPen(QPen(colors.line, 1, Qt::DashLine));
    painter.drawLine(at.axis.topLeft(), at.axis.bottomLeft());
    painter.setPen(Qt::NoPen);
    for (const ItemGeometry::Bar& bar : at.bars)
        painter.fillRect(bar.rect, again == HopRow::Again::FromCache
                                       ? colors.line // the time that is not spent
                                       : phaseColor(bar.phase, colors));
    painter.setFont(smallFont());
    painter.setPen(colors.dim);
    painter.drawText(at.label, Qt::AlignVCenter | Qt::TextSingleLine, at.labelText);
}

QColor colorOf(trace::Voice voice) {
    const Theme& colors = theme();
    switch (voice) {
    case trace::Voice::Plain:
        break;
    case trace::Voice::Kept:
        return colors.good;
    case trace::Voice::Lost:
        return colors.bad;
    case trace::Voice::ByHand:
        return colors.temporary;
    }
    return colors.dim;
}

void paintLink(QPainter& painter, const ItemGeometry& at, const HopRow& row) {
    if (at.rail.isNull())
        return;
    const Theme& colors = theme();
    QPen pen(row.tone == Tone::Neutral ? colors.faint : ui::colors(row.tone, colors).text,
             at.rail.width());
    pen.setCapStyle(Qt::FlatCap);
    if (!row.leadsOnForGood())
        pen.setDashPattern({2, 1.2});
    painter.setPen(pen);
    const qreal x = QRectF(at.rail).center().x();
    painter.drawLine(QPointF(x, at.rail.top()), QPointF(x, at.rail.bottom() + 1));
    for (const ItemGeometry::Word& word : at.words) {
        const bool plain = word.voice == trace::Voice::Plain;
        painter.setFont(plain ? chipFont() : semibold(chipFont()));
        painter.setPen(colorOf(word.voice));
        painter.drawText(word.rect, Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                         word.text);
    }
}

} // namespace

HopDelegate::HopDelegate(const HopModel& model, QObject* parent)
    : QStyledItemDelegate(parent), model_(model) {}

ItemGeometry HopDelegate::geometry(const QModelIndex& index, int width) const {
    return itemGeometry(index.data(HopModel::RowRole).value<HopRow>(), model_.axisEnd(), width);
}

int HopDelegate::cardWidth(const QWidget& view) {
    return view.width() - scrollBarRoom;
}

QSize HopDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {0, geometry(index, cardWidth(*option.widget)).height};
}

void HopDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    const auto row = index.data(HopModel::RowRole).value<HopRow>();
    const ItemGeometry at = geometry(index, cardWidth(*option.widget));
    const Theme& colors = theme();
    painter->save();
    painter->translate(option.rect.topLeft());
    painter->setRenderHint(QPainter::Antialiasing);
    paintCard(*painter, at, row.kind, option.state);
    paintNode(*painter, at.node, row);
    if (!at.method.isNull()) {
        const QColor& color = row.methodChanged ? colors.bad : colors.text;
        paintTag(*painter, at.method, row.method, color,
                 row.methodChanged ? colors.bad : colors.line);
    }
    paintPill(*painter, at.status, {row.status, row.tone, true});
    paintUrl(*painter, at);
    paintChips(*painter, at, row.shownChips());
    paintNote(*painter, at, row);
    paintAxis(*painter, at, row.again);
    paintLink(*painter, at, row);
    painter->restore();
}

bool HopDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                            const QStyleOptionViewItem& option, const QModelIndex& index) {
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const auto row = index.data(HopModel::RowRole).value<HopRow>();
    const QPoint place = event->pos() - option.rect.topLeft();
    QToolTip::showText(event->globalPos(),
                       plainToolTip(toolTip(row, geometry(index, cardWidth(*view)), place)), view);
    return true;
}

} // namespace thence::ui
