#include "ui/widgets/segmentedswitch.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace thence::ui {

using namespace Qt::StringLiterals;

SegmentedSwitch::SegmentedSwitch(const QString& name, const QStringList& choices, QWidget* parent)
    : QWidget(parent), buttons_(new QButtonGroup(this)) {
    setAccessibleName(name);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (qsizetype i = 0; i < choices.size(); ++i) {
        auto* const button = new QToolButton;
        button->setText(choices[i]);
        button->setAccessibleName(u"%1 %2"_s.arg(name, choices[i]));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setProperty("segment", i == 0                    ? u"first"_s
                                       : i + 1 == choices.size() ? u"last"_s
                                                                 : u"middle"_s);
        buttons_->addButton(button, int(i));
        row->addWidget(button);
    }
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(buttons_, &QButtonGroup::idClicked, this, &SegmentedSwitch::chosen);
}

int SegmentedSwitch::current() const {
    return buttons_->checkedId();
}

void SegmentedSwitch::setCurrent(int index) {
    // An exclusive group keeps one button checked; clearing has to lift that for a moment.
    buttons_->setExclusive(false);
    for (QAbstractButton* const button : buttons_->buttons())
        button->setChecked(buttons_->id(button) == index);
    buttons_->setExclusive(true);
}

} // namespace thence::ui
