#include "ui/widgets/inlinenote.h"

#include <QVBoxLayout>

namespace thence::ui {

using namespace Qt::StringLiterals;

InlineNote::InlineNote(QWidget* parent)
    : QWidget(parent), error_(new PlainLabel({}, PlainLabel::Voice::Bad)),
      note_(new PlainLabel({}, PlainLabel::Voice::Dim)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(error_);
    column->addWidget(note_);
    clear();
}

void InlineNote::showError(const QString& text) {
    show(text, true);
}

void InlineNote::showNote(const QString& text) {
    show(text, false);
}

void InlineNote::clear() {
    show({}, false);
}

QString InlineNote::text() const {
    return text_;
}

void InlineNote::show(const QString& text, bool isError) {
    text_ = text;
    isError_ = isError && !text.isEmpty();
    error_->setText(isError_ ? u"⚠ "_s + text : QString());
    note_->setText(isError_ ? QString() : text);
    error_->setVisible(isError_);
    note_->setVisible(!isError_);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

} // namespace thence::ui
