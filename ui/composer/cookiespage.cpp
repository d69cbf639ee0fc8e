#include "ui/composer/cookiespage.h"

#include "ui/composer/cookieline.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/inlinenote.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace thence::ui {

void CookiesPage::build() {
    text_ = new QPlainTextEdit(this);
    note_ = new InlineNote(this);
    text_->setFont(monoFont());
    text_->setAccessibleName(tr("Cookies for the first request"));
    text_->setPlaceholderText(tr("session=1f3a; theme=dark"));
    text_->setTabChangesFocus(true);
    auto* const about = new PlainLabel(
        tr("Sent with the first request, and kept in the cookie jar of the trace as if the first "
           "host had set them."),
        PlainLabel::Voice::Dim);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(about);
    column->addWidget(text_, 1);
    column->addWidget(note_);
    setFocusProxy(text_);
    connect(text_, &QPlainTextEdit::textChanged, this, [this] {
        const auto problem = error();
        note_->showError(problem ? problem->text : QString());
        emit edited();
    });
}

QString CookiesPage::text() const {
    return isOpened() ? text_->toPlainText() : QString();
}

QByteArray CookiesPage::cookies() const {
    return readCookies(text()).value_or(QList<QByteArray>()).join("; ");
}

QString CookiesPage::title() const {
    const auto pairs = readCookies(text());
    return !pairs             ? tr("Cookies !")
           : pairs->isEmpty() ? tr("Cookies")
                              : tr("Cookies %1").arg(pairs->size());
}

std::optional<ComposerError> CookiesPage::error() const {
    const auto pairs = readCookies(text());
    if (pairs)
        return std::nullopt;
    return ComposerError{ComposerError::Part::Cookies, pairs.error()};
}

} // namespace thence::ui
