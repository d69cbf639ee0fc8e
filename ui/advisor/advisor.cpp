#include "ui/advisor/advisor.h"

#include "ui/advisor/compareview.h"
#include "ui/advisor/verdictview.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/tabbar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace whereto::ui {

namespace {

constexpr int margin = 16;

} // namespace

Advisor::Advisor(QWidget* parent)
    : QWidget(parent), tabs_(new TabBar), pages_(new QStackedWidget), verdict_(new VerdictView),
      compare_(new CompareView) {
    setAccessibleName(tr("Advisor"));
    setProperty("surface", QStringLiteral("card"));
    setAttribute(Qt::WA_StyledBackground);
    tabs_->setAccessibleName(tr("Advisor's pages"));
    tabs_->addTab(tr("Verdict"));
    tabs_->addTab(tr("Compare"));
    pages_->addWidget(page(verdict_, tr("Verdict")));
    pages_->addWidget(page(compare_, tr("Compare")));

    auto* const head = new QHBoxLayout;
    head->setContentsMargins(margin, 8, margin, 0);
    head->addWidget(heading(tr("307 or 308?")), 1);
    head->addWidget(tabs_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(pages_, 1);

    connect(tabs_, &QTabBar::currentChanged, pages_, &QStackedWidget::setCurrentIndex);
    connect(verdict_, &VerdictView::whatIf, this, &Advisor::whatIf);
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
    return area;
}

void Advisor::showHop(const trace::Trace& trace, int index) {
    verdict_->showHop(trace, index);
}

void Advisor::clear() {
    verdict_->clear();
}

} // namespace whereto::ui
