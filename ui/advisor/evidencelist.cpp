#include "ui/advisor/evidencelist.h"

#include "ui/text/breakable.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/addshown.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace whereto::ui {

namespace {

using advisor::Direction;
using advisor::Evidence;

Pill pill(const Evidence& item) {
    const auto weighed = [&](const QString& text) { return text.arg(item.weight); };
    switch (item.direction) {
    case Direction::Permanent:
        return {weighed(EvidenceList::tr("permanent +%1")), Tone::Permanent, true};
    case Direction::Temporary:
        return {weighed(EvidenceList::tr("temporary +%1")), Tone::Temporary, true};
    case Direction::Keep:
        return {weighed(EvidenceList::tr("keep the method +%1")), Tone::Good, true};
    case Direction::Change:
        return {weighed(EvidenceList::tr("show the result +%1")), Tone::Neutral, true};
    case Direction::Neither:
        break;
    }
    return {EvidenceList::tr("note"), Tone::Neutral, false};
}

QWidget* row(const Evidence& item) {
    auto* const widget = new QWidget;
    auto* const column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* const first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(new PillLabel(pill(item)));
    auto* const source = new PlainLabel(item.reference, PlainLabel::Voice::Faint);
    source->setFont(smallFont());
    source->setFocusPolicy(Qt::ClickFocus);
    first->addWidget(source, 1);
    column->addLayout(first);
    auto* const text = new PlainLabel(breakable(readable(item.text)));
    text->setFont(chipFont());
    text->setFocusPolicy(Qt::ClickFocus);
    column->addWidget(text);
    widget->setAccessibleName(pill(item).text + QLatin1String(": ") + item.text);
    return widget;
}

} // namespace

EvidenceList::EvidenceList(QWidget* parent) : QWidget(parent), column_(new QVBoxLayout(this)) {
    setAccessibleName(tr("Evidence"));
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(8);
}

void EvidenceList::setEvidence(const QList<Evidence>& evidence) {
    if (evidence == shown_) // most of what a trace adds while it runs says nothing about the hop
        return;
    shown_ = evidence;
    while (QLayoutItem* const item = column_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Evidence& item : evidence)
        addShown(column_, row(item));
}

} // namespace whereto::ui
