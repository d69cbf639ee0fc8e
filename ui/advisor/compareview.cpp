#include "ui/advisor/compareview.h"

#include "app/advisor/statustext.h"
#include "ui/advisor/comparisontext.h"
#include "ui/advisor/glancetable.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace thence::ui {

namespace {

constexpr int narrowWidth = 320; // px: a choice and its word want as much
constexpr int choices[] = {301, 302, 303, 307, 308};

QBoxLayout* choice(const QString& text, SegmentedSwitch* statuses) {
    auto* const row = new QHBoxLayout;
    row->setSpacing(4);
    auto* const words = new PlainLabel(text);
    words->setFocusPolicy(Qt::ClickFocus); // the Tab key goes from control to control
    row->addWidget(words, 1);
    row->addWidget(statuses);
    return row;
}

SegmentedSwitch* chooser(const QString& name) {
    QStringList names;
    for (const int status : choices)
        names.append(QString::number(status));
    return new SegmentedSwitch(name, names);
}

int indexOf(int status) {
    return int(std::find(std::begin(choices), std::end(choices), status) - std::begin(choices));
}

} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent), left_(chooser(tr("First status"))), right_(chooser(tr("Second status"))),
      glance_(new GlanceTable), text_(new ComparisonText) {
    setAccessibleName(tr("Compare two statuses"));
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    choices_ = {choice(tr("Compare"), left_), choice(tr("with"), right_)};
    for (QBoxLayout* const row : choices_)
        column->addLayout(row);
    column->addWidget(glance_);
    column->addWidget(text_);
    column->addStretch();
    compare(307, 308);
    connect(left_, &SegmentedSwitch::chosen, this, &CompareView::refresh);
    connect(right_, &SegmentedSwitch::chosen, this, &CompareView::refresh);
}

void CompareView::compare(int left, int right) {
    left_->setCurrent(indexOf(left));
    right_->setCurrent(indexOf(right));
    refresh();
}

int CompareView::left() const {
    return choices[left_->current()];
}

int CompareView::right() const {
    return choices[right_->current()];
}

void CompareView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool narrow = width() < narrowWidth;
    for (QBoxLayout* const row : std::as_const(choices_))
        row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void CompareView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void CompareView::refresh() {
    if (!isVisible()) // nobody looks yet, and most never will
        return;
    const advisor::StatusText* const a = advisor::findStatusText(left());
    const advisor::StatusText* const b = advisor::findStatusText(right());
    if (!a || !b)
        return;
    glance_->compare(left(), right());
    text_->compare(*a, *b);
}

} // namespace thence::ui
