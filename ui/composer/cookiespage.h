#pragma once

#include "ui/composer/page.h"

class QPlainTextEdit;

namespace thence::ui {

class InlineNote;

/// The cookies that the first URL's host is taken to have set: "name=value" pairs, parted by
/// semicolons or lines.
class CookiesPage : public Page {
    Q_OBJECT

public:
    using Page::Page;

    /// "a=1; b=2"
    QByteArray cookies() const;

    QString title() const override;
    std::optional<ComposerError> error() const override;

protected:
    void build() override;

private:
    QString text() const;

    QPlainTextEdit* text_ = nullptr;
    InlineNote* note_ = nullptr;
};

} // namespace thence::ui
