#include "ui/advisor/glancetable.h"

#include "app/advisor/statustext.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/addshown.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/separator.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <utility>

namespace thence::ui {

using Voice = PlainLabel::Voice;

namespace {

constexpr int nameShare = 4, valueShare = 5;

QHBoxLayout* row() {
    auto* const layout = new QHBoxLayout;
    layout->setSpacing(10);
    return layout;
}

/// A text that takes its share of the row, however long it is.
PlainLabel* cell(const QString& text, Voice voice, const QFont& font) {
    auto* const label = new PlainLabel(text, voice);
    label->setFont(font);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setFocusPolicy(Qt::ClickFocus); // a table of words needs no stops for the Tab key
    return label;
}

/// An empty share of a row.
QWidget* gap() {
    auto* const widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return widget;
}

QWidget* header(int left, int right) {
    auto* const widget = new QWidget;
    auto* const layout = row();
    widget->setLayout(layout);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(gap(), nameShare);
    for (const int status : {left, right}) {
        auto* const share = gap();
        auto* const inside = new QHBoxLayout(share);
        inside->setContentsMargins(0, 0, 0, 0);
        inside->addWidget(new PillLabel({QString::number(status), toneOf(status), true}));
        inside->addStretch();
        layout->addWidget(share, valueShare);
    }
    return widget;
}

} // namespace

GlanceTable::GlanceTable(QWidget* parent) : QWidget(parent), rows_(new QVBoxLayout(this)) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(4);
}

void GlanceTable::compare(int left, int right) {
    const std::pair wanted(left, right);
    if (std::exchange(shown_, wanted) == wanted)
        return;
    while (QLayoutItem* const item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const advisor::StatusText* const a = advisor::findStatusText(left);
    const advisor::StatusText* const b = advisor::findStatusText(right);
    if (!a || !b)
        return;
    setAccessibleName(tr("%1 and %2 at a glance").arg(left).arg(right));
    addShown(rows_, header(left, right));
    add(tr("Method, content"), a->glance.method, b->glance.method);
    add(tr("Stored by default"), a->glance.stored, b->glance.stored);
    add(tr("Search engines"), a->glance.search, b->glance.search);
    add(tr("Undo"), a->glance.undo, b->glance.undo);
}

void GlanceTable::add(const QString& name, const QString& left, const QString& right) {
    auto* const line = new QWidget;
    auto* const layout = row();
    line->setLayout(layout);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(cell(name, Voice::Dim, chipFont()), nameShare);
    if (left == right) {
        layout->addWidget(cell(tr("both: %1").arg(left), Voice::Dim, chipFont()), valueShare);
        layout->addWidget(gap(), valueShare);
    } else {
        layout->addWidget(cell(left, Voice::Text, semibold(chipFont())), valueShare);
        layout->addWidget(cell(right, Voice::Text, semibold(chipFont())), valueShare);
    }
    addShown(rows_, new Separator);
    addShown(rows_, line);
}

} // namespace thence::ui
