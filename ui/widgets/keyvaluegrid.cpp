#include "ui/widgets/keyvaluegrid.h"

#include "ui/theme/fonts.h"
#include "ui/widgets/plainlabel.h"

#include <QGridLayout>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int keyWidth = 118;

} // namespace

KeyValueGrid::KeyValueGrid(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(3);
    grid_->setColumnMinimumWidth(0, keyWidth);
    grid_->setColumnStretch(1, 1);
}

void KeyValueGrid::add(const QString& key, const QString& value, Face face) {
    auto* const name = new PlainLabel(key, PlainLabel::Voice::Dim);
    name->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* const text = new PlainLabel(value);
    text->setAccessibleName(u"%1: %2"_s.arg(key, value));
    if (face == Face::Mono)
        text->setFont(monoFont());
    const int row = grid_->rowCount();
    grid_->addWidget(name, row, 0, Qt::AlignTop);
    grid_->addWidget(text, row, 1);
}

void KeyValueGrid::clear() {
    while (QLayoutItem* const item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace thence::ui
