#pragma once

#include "app/trace/terms.h"
#include "ui/composer/page.h"

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;

namespace thence::ui {

class InlineNote;

/// Whom to trust, and where to connect to.
class NetworkPage : public Page {
    Q_OBJECT

public:
    using Page::Page;

    /// Writes what this page says into `options`; what error() complains about is left out.
    trace::Network network() const;

    QString title() const override;
    std::optional<ComposerError> error() const override;

protected:
    void build() override;

private:
    void chooseAuthority();
    void refresh();

    QCheckBox* verify_ = nullptr;
    QLineEdit* authority_ = nullptr;
    QPlainTextEdit* overrides_ = nullptr;
    InlineNote* note_ = nullptr;
};

} // namespace thence::ui
