#include "ui/advisor/advisor.h"

#include "ui/advisor/compareview.h"
#include "ui/advisor/verdictview.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/scrollpage.h"
#include "ui/widgets/separator.h"
#include "ui/widgets/tabbar.h"
#include "ui/widgets/taborder.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace thence::ui {

namespace {

constexpr int margin = 16;

} // namespace

Advisor::Advisor(QWidget* parent)
    : QWidget(parent), heading_(new QWidget), tabs_(new TabBar), edge_(new Separator),
      pages_(new QStackedWidget), verdict_(new VerdictView) {
    setAccessibleName(tr("Advisor"));
    setProperty("surface", QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    buildHeading();
    verdictArea_ = page(verdict_, tr("Verdict"));
    pages_->addWidget(verdictArea_);
    QSizePolicy kept = edge_->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    edge_->setSizePolicy(kept);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading_);
    column->addWidget(edge_);
    column->addWidget(pages_, 1);
    showEdge();

    connect(tabs_, &QTabBar::currentChanged, this, &Advisor::openPage);
    connect(pages_, &QStackedWidget::currentChanged, this, &Advisor::showEdge);
    connect(verdict_, &VerdictView::hopChanged, this,
            [this] { verdictArea_->verticalScrollBar()->setValue(0); });
    connect(verdict_, &VerdictView::whatIf, this, &Advisor::whatIf);
    connect(verdict_, &VerdictView::whatIf, this, [this] { reveal(verdict_->ghost()); });
}

void Advisor::buildHeading() {
    tabs_->setAccessibleName(tr("Advisor's pages"));
    tabs_->setUsesScrollButtons(false);
    tabs_->addTab(tr("Verdict"));
    tabs_->addTab(tr("Compare"));
    auto* const words = ui::heading(tr("307 or 308?"));
    words->setWordWrap(false);
    auto* const row = new QHBoxLayout(heading_);
    row->setContentsMargins(margin, 0, 0, 0);
    row->setSpacing(margin);
    row->addWidget(words);
    row->addWidget(tabs_);
    row->addStretch();
}

QScrollArea* Advisor::page(QWidget* content, const QString& name) {
    auto* const padded = new QWidget;
    padded->setProperty("surface", QStringLiteral("clear"));
    auto* const column = new QVBoxLayout(padded);
    column->setContentsMargins(margin, 8, margin, margin);
    column->addWidget(content);
    column->addStretch();
    auto* const area = new QScrollArea;
    area->setAccessibleName(name);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(padded);
    followFocus(area);
    connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, &Advisor::showEdge);
    return area;
}

void Advisor::openPage(int index) {
    if (index == pages_->count()) { // only the first is there from the start
        pages_->addWidget(page(new CompareView, tr("Compare")));
        putInPlace(*pages_);
    }
    pages_->setCurrentIndex(index);
}

void Advisor::showHop(const trace::Trace& trace, int index) {
    verdict_->showHop(trace, index);
}

void Advisor::clear() {
    verdict_->clear();
}

void Advisor::showEdge() {
    const auto* const area = static_cast<const QScrollArea*>(pages_->currentWidget());
    edge_->setVisible(area->verticalScrollBar()->value() > 0);
}

/// Scrolls until `part` is seen, from its top if it is higher than the page.
void Advisor::reveal(const QWidget* part) {
    QTimer::singleShot(0, part, [this, part] { // laid out by then
        const int top = part->mapTo(verdictArea_->widget(), QPoint()).y();
        const int room = verdictArea_->viewport()->height();
        verdictArea_->ensureVisible(0, top + std::min(part->height(), room), 0, 0);
    });
}

} // namespace thence::ui
