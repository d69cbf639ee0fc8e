#include "ui/advisor/verdictbox.h"

#include "ui/text/breakable.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/plainlabel.h"

#include <QPainter>
#include <QVBoxLayout>

namespace thence::ui {

namespace {

constexpr int radius = 8;

void setTextOrHide(QLabel* label, const QString& text) {
    label->setText(breakable(shortened(readable(text), longestLabel)));
    label->setVisible(!text.isEmpty());
}

} // namespace

VerdictBox::VerdictBox(QWidget* parent)
    : QFrame(parent), headline_(new PlainLabel), reason_(new PlainLabel),
      confidence_(new PlainLabel({}, PlainLabel::Voice::Dim)) {
    setAccessibleName(tr("Verdict"));
    headline_->setFont(semibold(bodyFont()));
    confidence_->setFont(chipFont());
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 9, 12, 9);
    column->setSpacing(3);
    for (PlainLabel* const label : {headline_, reason_, confidence_})
        column->addWidget(label);
}

void VerdictBox::setVerdict(const QString& headline, const QString& reason,
                            const QString& confidence, Tone tone) {
    tone_ = tone;
    setTextOrHide(headline_, headline);
    setTextOrHide(reason_, reason);
    setTextOrHide(confidence_, confidence);
    setAccessibleDescription(shortened(headline, longestLabel) + u' ' +
                             shortened(reason, longestLabel));
    headline_->setTone(tone);
    update();
}

void VerdictBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors(tone_, theme()).back);
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace thence::ui
