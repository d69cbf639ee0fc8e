#include "ui/advisor/sidebyside.h"

#include "ui/widgets/pill.h"

#include <QHBoxLayout>

namespace whereto::ui {

namespace {

QLayout* side(int status, QWidget* content) {
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(new PillLabel({QString::number(status), toneOf(status), true}), 0, Qt::AlignTop);
    row->addWidget(content, 1, Qt::AlignTop);
    return row;
}

} // namespace

SideBySide::SideBySide(int leftStatus, QWidget* left, int rightStatus, QWidget* right,
                       QWidget* parent)
    : QWidget(parent), sides_(new QHBoxLayout(this)) {
    sides_->setContentsMargins(0, 0, 0, 0);
    sides_->setSpacing(12);
    sides_->addLayout(side(leftStatus, left), 1);
    sides_->addLayout(side(rightStatus, right), 1);
}

void SideBySide::setNarrow(bool narrow) {
    sides_->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    sides_->setSpacing(narrow ? 6 : 20);
}

} // namespace whereto::ui
