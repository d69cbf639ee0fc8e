#include "ui/navigation/navigation.h"

#include "app/lab/lab.h"
#include "ui/navigation/entrylist.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/separator.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int minRecent = 2; // shown at once, if there are as many
constexpr qsizetype maxRecent = 6;
constexpr int below = 6;       // px, to the edge of the window
constexpr int recentShare = 3; // what was sent before has a third of the height at the most

} // namespace

Navigation::Navigation(QWidget* parent)
    : QWidget(parent), heading_(new QLabel), lab_(new EntryList(tr("New request and lab"))),
      edge_(new Separator), recentList_(new EntryList(tr("Recent requests"))) {
    heading_->setFont(listHeadingFont());
    heading_->setForegroundRole(QPalette::PlaceholderText);
    heading_->setContentsMargins(16, 6, 0, 0);
    heading_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setAccessibleName(tr("Navigation"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"card"_s);
    setFocusProxy(lab_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(lab_, 1);
    column->addWidget(edge_);
    column->addWidget(recentList_);
    edge_->hide();
    recentList_->hide();
    connect(lab_, &EntryList::chosen, this, [this](const QVariant& scenario) {
        if (scenario.isValid())
            emit scenarioChosen(scenario.toString());
        else
            emit newRequest();
    });
    connect(recentList_, &EntryList::chosen, this, [this](const QVariant& place) {
        const RecentRequest chosen = recent_[place.toInt()]; // the list may change while it is sent
        emit recentChosen(chosen);
    });
}

QSize Navigation::minimumSizeHint() const {
    return {EntryList::stripWidth, 100};
}

void Navigation::fill(const QList<RecentRequest>& recent) {
    if (!lab_->model()->rowCount())
        fillFirst();
    recent_ = recent.first(std::min(recent.size(), maxRecent));
    recentList_->clear();
    recentList_->addHeading(tr("Recent"));
    for (qsizetype i = 0; i < recent_.size(); ++i) {
        const RecentRequest& one = recent_[i];
        recentList_->add(
            {.id = int(i),
             .text = label(one),
             .sign = label(one).left(1),
             .hint = one.ending,
             .tip = u"%1 %2"_s.arg(QString::fromUtf8(one.method), QString::fromUtf8(one.url))});
    }
    edge_->setVisible(!recent_.isEmpty());
    recentList_->setVisible(!recent_.isEmpty());
    fitRecent();
}

void Navigation::fillFirst() {
    lab_->add({.id = {},
               .text = tr("New request"),
               .sign = u"+"_s,
               .hint = tr("Ctrl+N"),
               .tip = tr("New request")});
    lab_->addHeading(tr("Lab · on this machine"));
    int number = 0;
    for (const lab::Scenario& scenario : lab::scenarios()) {
        ++number;
        lab_->add({.id = scenario.id,
                   .text = scenario.title,
                   .sign = QString::number(number),
                   .number = number,
                   .tip = scenario.title + u".\n"_s + scenario.summary});
    }
}

void Navigation::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    heading_->setText(width() < EntryList::wordsWidth ? QString() : tr("Trace"));
    fitRecent();
}

/// Whole rows only: those that are there, as far as their share of the height goes.
void Navigation::fitRecent() {
    int rows = minRecent + 1; // and the heading
    while (rows <= recent_.size() && recentList_->heightOf(rows + 1) * recentShare <= height())
        ++rows;
    recentList_->setFixedHeight(recentList_->heightOf(rows) + below);
}

} // namespace thence::ui
