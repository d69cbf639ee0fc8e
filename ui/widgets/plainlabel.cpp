#include "ui/widgets/plainlabel.h"

#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QEvent>

namespace thence::ui {

PlainLabel::PlainLabel(const QString& text, Voice voice, QWidget* parent)
    : QLabel(parent), voice_(voice) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setText(text);
    color();
}

void PlainLabel::setTone(Tone tone) {
    tone_ = tone;
    color();
}

void PlainLabel::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        color();
}

void PlainLabel::color() {
    const Theme& current = theme();
    const QColor wanted = tone_                    ? colors(*tone_, current).text
                          : voice_ == Voice::Dim   ? current.dim
                          : voice_ == Voice::Faint ? current.faint
                          : voice_ == Voice::Bad   ? current.bad
                                                   : current.text;
    if (palette().color(QPalette::WindowText) == wanted)
        return;
    QPalette own = palette();
    own.setColor(QPalette::WindowText, wanted);
    setPalette(own);
}

QLabel* heading(const QString& text, QWidget* parent) {
    auto* const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setFont(headingFont());
    label->setWordWrap(true);
    return label;
}

} // namespace thence::ui
