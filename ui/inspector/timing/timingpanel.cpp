#include "ui/inspector/timing/timingpanel.h"

#include "ui/models/timingmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/phasecolor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTableView>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int smallestColumn = 24;
constexpr int barHeight = 10;

/// Paints the bars; what did not happen is quiet, the sum is heavy.
class TimingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const int phase = index.data(TimingModel::PhaseRole).toInt();
        if (index.column() != TimingModel::Bar || phase < 0 ||
            !index.data(TimingModel::HappenedRole).toBool())
            return;
        const QPointF span = index.data(TimingModel::SpanRole).toPointF();
        const QRectF axis = QRectF(option.rect).adjusted(4, 0, -4, 0);
        // A phase that took no time to speak of is still there: one pixel at least.
        const QRectF bar(axis.left() + span.x() * (axis.width() - 1),
                         axis.center().y() - barHeight / 2.0,
                         std::max(1.0, span.y() * axis.width()), barHeight);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(phaseColor(trace::Phase(phase), theme()));
        painter->drawRoundedRect(bar, 2, 2);
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        if (!index.data(TimingModel::HappenedRole).toBool())
            option->palette.setColor(QPalette::Text, theme().faint);
        if (index.data(TimingModel::PhaseRole).toInt() < 0)
            option->font = semibold(option->font);
    }
};

} // namespace

TimingPanel::TimingPanel(QWidget* parent)
    : TablePanel(tr("Phases of the exchange"), tr("Addresses and times"), parent),
      model_(new TimingModel(this)) {
    table_->setModel(model_);
    table_->setItemDelegate(new TimingDelegate(table_));
    table_->verticalHeader()->hide();
    QHeaderView* const header = table_->horizontalHeader();
    header->setMinimumSectionSize(smallestColumn);
    header->setSectionResizeMode(TimingModel::Bar, QHeaderView::Stretch);
    table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table_->setFixedHeight(header->sizeHint().height() +
                           model_->rowCount() * table_->verticalHeader()->defaultSectionSize());
    layOut(nullptr, Scrolls::Whole);
    setFocusProxy(table_);
}

void TimingPanel::showHop(const trace::Trace& trace, int index) {
    const trace::Exchange& exchange = trace.hops[index].exchange;
    model_->setTimings(exchange.timings);
    const bool isClientStep = trace.hops[index].isClientStep();
    table_->setVisible(!isClientStep && exchange.timings.isKnown());
    SheetLines lines;
    if (isClientStep)
        lines.text(tr("Nothing was sent, so nothing took any time."), Ink::Dim);
    else if (!exchange.timings.isKnown())
        lines.text(tr("How long this exchange took is not known."), Ink::Dim);
    if (!isClientStep && exchange.startedAt.isValid())
        lines.monoPair(tr("Started"),
                       exchange.startedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss.zzz 'UTC'"_s));
    if (exchange.connection) {
        const trace::Connection& connection = *exchange.connection;
        lines.monoPair(
            tr("From"),
            tr("%1 port %2").arg(connection.localAddress.toString()).arg(connection.localPort));
        lines.monoPair(
            tr("To"),
            tr("%1 port %2").arg(connection.remoteAddress.toString()).arg(connection.remotePort));
        lines.pair(tr("Connection"),
                   exchange.reused ? tr("reused: no lookup, connecting or handshake was needed")
                                   : tr("made for this exchange"));
    } else if (exchange.sent) {
        lines.pair(tr("Connection"), tr("not known"));
    } else if (!isClientStep) {
        lines.pair(tr("Connection"), tr("none was made"), Ink::Bad);
    }
    sheet_->setLines(lines);
}

} // namespace thence::ui
