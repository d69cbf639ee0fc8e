#pragma once

#include "ui/composer/composererror.h"

#include <QWidget>

#include <optional>

namespace thence::ui {

/// One tab of the composer.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What the tab says, its count included: "Fields 3".
    virtual QString title() const = 0;
    /// Why what stands here cannot be sent.
    virtual std::optional<ComposerError> error() const { return std::nullopt; }

signals:
    void edited();
};

} // namespace thence::ui
