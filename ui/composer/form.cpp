#include "ui/composer/form.h"

#include <QFormLayout>

namespace whereto::ui {

QFormLayout* makeForm(QWidget* parent) {
    auto* const form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return form;
}

} // namespace whereto::ui
