#include "ui/composer/form.h"

#include <QFormLayout>
#include <QVBoxLayout>

namespace thence::ui {

QFormLayout* makeForm(QWidget* parent) {
    auto* const column = new QVBoxLayout(parent);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const form = new QFormLayout;
    column->addLayout(form);
    column->addStretch();
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace thence::ui
