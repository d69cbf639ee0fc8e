#include "ui/widgets/fittingtabs.h"

#include "ui/widgets/tabbar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <numeric>
#include <vector>

namespace thence::ui {

namespace {

constexpr int smallestWidth = 160;

/// Which of the tabs, `widths` wide, are shown in `room`: the first ones, and `current` in place of
/// the last of them if it would not be among them.
std::vector<bool> fitting(const std::vector<int>& widths, int current, int room) {
    std::vector<bool> shown(widths.size(), false);
    int left = room - (current >= 0 ? widths[size_t(current)] : 0);
    for (size_t i = 0; i < widths.size(); ++i) {
        if (int(i) == current) {
            shown[i] = true;
            continue;
        }
        if (widths[i] > left)
            break;
        left -= widths[i];
        shown[i] = true;
    }
    if (current >= 0)
        shown[size_t(current)] = true;
    return shown;
}

} // namespace

FittingTabs::FittingTabs(QWidget* parent)
    : QWidget(parent), bar_(new TabBar), more_(new QToolButton) {
    bar_->setUsesScrollButtons(false);
    more_->setText(tr("More ▾"));
    more_->setToolTip(tr("Panels that do not fit"));
    more_->setFocusPolicy(Qt::TabFocus);
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setMenu(new QMenu(more_));
    more_->hide();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(bar_);
    row->addStretch();
    row->addWidget(more_);
    connect(more_->menu(), &QMenu::aboutToShow, this, &FittingTabs::listOthers);
    connect(bar_, &QTabBar::currentChanged, this, [this](int index) {
        fit();
        emit currentChanged(index);
    });
}

void FittingTabs::addTab(const QString& text) {
    bar_->addTab(text);
    fit();
}

void FittingTabs::setTabText(int index, const QString& text) {
    bar_->setTabText(index, text);
    fit();
}

int FittingTabs::count() const {
    return bar_->count();
}

int FittingTabs::currentIndex() const {
    return bar_->currentIndex();
}

void FittingTabs::setCurrentIndex(int index) {
    bar_->setTabVisible(index, true);
    bar_->setCurrentIndex(index);
}

QWidget* FittingTabs::lastStop() const {
    return more_;
}

QSize FittingTabs::minimumSizeHint() const {
    return {smallestWidth, bar_->sizeHint().height()};
}

void FittingTabs::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void FittingTabs::fit() {
    if (!testAttribute(Qt::WA_WState_Created)) // it is given its size before it is first shown
        return;
    std::vector<int> widths;
    for (int i = 0; i < count(); ++i)
        widths.push_back(bar_->widthOf(i));
    const int all = std::accumulate(widths.begin(), widths.end(), 0);
    const bool allFit = all <= width();
    const int room = allFit ? width() : width() - more_->sizeHint().width();
    const std::vector<bool> shown = fitting(widths, bar_->currentIndex(), room);
    for (int i = 0; i < count(); ++i)
        if (bar_->isTabVisible(i) != shown[size_t(i)])
            bar_->setTabVisible(i, shown[size_t(i)]);
    // Hiding a tab does not lay the others out anew; setting the elide mode does.
    bar_->setElideMode(bar_->elideMode());
    bar_->updateGeometry();
    more_->setVisible(!allFit);
}

void FittingTabs::listOthers() {
    QMenu* const menu = more_->menu();
    menu->clear();
    for (int i = 0; i < count(); ++i) {
        if (bar_->isTabVisible(i))
            continue;
        QAction* const action = menu->addAction(bar_->tabText(i));
        connect(action, &QAction::triggered, this, [this, i] { setCurrentIndex(i); });
    }
}

} // namespace thence::ui
