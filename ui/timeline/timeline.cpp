#include "ui/timeline/timeline.h"

#include "ui/timeline/hopdelegate.h"
#include "ui/timeline/legend.h"
#include "ui/timeline/summaryline.h"
#include "ui/timeline/visitbox.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QListView>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int nearlyTheEnd = 8; // pixels

QListView* makeView(HopModel& model) {
    auto* const view = new QListView;
    view->setModel(&model);
    view->setAccessibleName(QListView::tr("Hops of the trace"));
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setResizeMode(QListView::Adjust);
    view->setWordWrap(true); // else cards keep their places when only the width changes
    view->setFrameShape(QFrame::NoFrame);
    view->setMouseTracking(true);
    view->setProperty("surface", u"clear"_s);
    view->verticalScrollBar()->setSingleStep(24);
    return view;
}

} // namespace

Timeline::Timeline(HopModel& model, QWidget* parent)
    : QWidget(parent), model_(model), pages_(new QStackedWidget), summary_(new SummaryLine),
      view_(makeView(model)), delegate_(new HopDelegate(model, this)) {
    auto* const invitation = new EmptyState(
        tr("Where does a URL lead?"),
        tr("Paste a URL above and press Enter. Or try the demo chain: a POST through three "
           "redirects, all on this machine."),
        tr("Run the demo chain"));
    connect(invitation, &EmptyState::activated, this, &Timeline::demoWanted);

    view_->setItemDelegate(delegate_);
    view_->installEventFilter(this);
    view_->viewport()->installEventFilter(this);

    auto* const cards = new QWidget;
    auto* const column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const visit = new VisitBox;
    auto* const top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 16, 0);
    top->addWidget(summary_, 1);
    top->addWidget(visit);
    column->addLayout(top);
    auto* const inset = new QHBoxLayout;
    inset->setContentsMargins(16, 0, 6, 0);
    inset->addWidget(view_);
    column->addLayout(inset, 1);
    column->addWidget(new Legend);

    pages_->addWidget(invitation);
    pages_->addWidget(cards);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(pages_);

    connect(&model_, &HopModel::rowsInserted, this, &Timeline::showCards);
    connect(&model_, &HopModel::modelReset, this, &Timeline::showCards);
    connectFollowing();
    connect(visit, &VisitBox::chosen, this, &Timeline::visitChosen);
    connect(&model_, &HopModel::dataChanged, view_->viewport(), qOverload<>(&QWidget::update));
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        isChosen_ = true;
        emit hopSelected(currentHop());
    });
    connect(view_, &QListView::pressed, this, [this] { isChosen_ = true; });
    showCards();
}

void Timeline::connectFollowing() {
    const auto* const bar = view_->verticalScrollBar();
    connect(&model_, &HopModel::modelReset, this, [this] {
        isLive_ = isChosen_ = false;
        isAtEnd_ = true;
    });
    connect(&model_, &HopModel::rowsInserted, this, [this](const QModelIndex&, int first) {
        const auto row = model_.index(first).data(HopModel::RowRole).value<HopRow>();
        isLive_ = isLive_ || row.kind == HopRow::Kind::Running;
    });
    connect(bar, &QScrollBar::rangeChanged, this, &Timeline::followTheEnd);
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        isAtEnd_ = isScrolling_ ? isAtEnd_ : value >= bar->maximum() - nearlyTheEnd;
    });
}

void Timeline::setSummary(const QList<trace::Piece>& pieces) {
    summary_->setPieces(pieces);
}

int Timeline::currentHop() const {
    const QModelIndex index = view_->currentIndex();
    return index.isValid() ? model_.hopOf(index.row()) : -1;
}

void Timeline::selectHop(int index) {
    view_->setCurrentIndex(model_.index(index));
}

void Timeline::suggest() {
    const int last = model_.rowCount() - 1;
    if (isChosen_ || last < 0)
        return;
    const auto row = model_.index(last).data(HopModel::RowRole).value<HopRow>();
    const bool saysWhy = row.kind == HopRow::Kind::Failed || row.kind == HopRow::Kind::Stop;
    if (saysWhy && row.tone == Tone::Bad)
        suggest(last);
    else if (!view_->currentIndex().isValid())
        suggest(0);
}

void Timeline::suggest(int row) {
    const bool wasChosen = isChosen_;
    const bool wasAtEnd = isAtEnd_;
    view_->setCurrentIndex(model_.index(row));
    isChosen_ = wasChosen;
    isAtEnd_ = wasAtEnd;
    followTheEnd();
}

void Timeline::selectNext(int step) {
    const QModelIndex next = model_.index(view_->currentIndex().row() + step);
    if (next.isValid())
        view_->setCurrentIndex(next);
}

bool Timeline::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_) {
        // The view would make a card current without selecting it, as if somebody had chosen it.
        if (event->type() == QEvent::FocusIn)
            suggest();
    } else if (event->type() == QEvent::MouseButtonRelease) {
        const auto* const mouse = static_cast<QMouseEvent*>(event);
        const std::optional<Chip> chip = chipAt(mouse->position().toPoint());
        if (mouse->button() == Qt::LeftButton && chip && !chip->panel.isEmpty())
            emit panelWanted(currentHop(), chip->panel, chip->part);
    } else if (event->type() == QEvent::MouseMove) {
        const auto* const mouse = static_cast<QMouseEvent*>(event);
        const std::optional<Chip> chip = chipAt(mouse->position().toPoint());
        view_->viewport()->setCursor(chip ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
    return false;
}

void Timeline::showCards() {
    const bool any = model_.rowCount() > 0;
    const QWidget* const focused = QApplication::focusWidget();
    const bool hadFocus = focused && pages_->currentWidget()->isAncestorOf(focused);
    pages_->setCurrentIndex(any ? 1 : 0);
    if (hadFocus && any)
        view_->setFocus(); // the cards that the invitation's button led to
}

void Timeline::followTheEnd() {
    if (!isLive_ || !isAtEnd_ || isScrolling_)
        return;
    isScrolling_ = true;
    view_->verticalScrollBar()->setValue(view_->verticalScrollBar()->maximum());
    isScrolling_ = false;
}

std::optional<Chip> Timeline::chipAt(const QPoint& place) const {
    const QModelIndex index = view_->indexAt(place);
    if (!index.isValid())
        return {};
    const QRect item = view_->visualRect(index);
    const ItemGeometry at = delegate_->geometry(index, HopDelegate::cardWidth(*view_));
    for (qsizetype i = 0; i < at.chips.size(); ++i)
        if (at.chips[i].translated(item.topLeft()).contains(place))
            return index.data(HopModel::RowRole).value<HopRow>().shownChips()[i];
    if (at.more.translated(item.topLeft()).contains(place))
        return Chip{{}, {}, u"findings"_s, u"hop"_s};
    return {};
}

} // namespace thence::ui
