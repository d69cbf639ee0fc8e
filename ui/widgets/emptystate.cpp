#include "ui/widgets/emptystate.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace thence::ui {

namespace {

constexpr int textWidth = 380;

} // namespace

EmptyState::EmptyState(const QString& title, const QString& text, const QString& action,
                       QWidget* parent)
    : QWidget(parent) {
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    auto* const name = heading(title);
    name->setFont(titleFont());
    name->setAlignment(Qt::AlignHCenter);
    column->addWidget(name);
    auto* const sentence = new PlainLabel(text, PlainLabel::Voice::Dim);
    sentence->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    sentence->setMaximumWidth(textWidth);
    auto* const row = new QHBoxLayout; // a wrapped label in the middle takes the room it may have
    row->addStretch(1);
    row->addWidget(sentence, textWidth);
    row->addStretch(1);
    column->addLayout(row);
    if (!action.isEmpty()) {
        button_ = new QPushButton(action);
        button_->setProperty("primary", true);
        button_->setDefault(true);
        column->addSpacing(8);
        column->addWidget(button_, 0, Qt::AlignHCenter);
        connect(button_, &QPushButton::clicked, this, &EmptyState::activated);
    }
    column->addStretch(3);
}

} // namespace thence::ui
