#pragma once

#include "ui/composer/composererror.h"
#include "ui/widgets/taborder.h"

#include <QWidget>

#include <optional>
#include <utility>

namespace thence::ui {

/// One tab of the composer. Most are never looked at: a page has its widgets from open() on, and
/// until then only keeps what it is told.
class Page : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// To be called before the page is shown.
    void open() {
        if (std::exchange(isOpened_, true))
            return;
        build();
        putInPlace(*this);
    }

    /// What the tab says, its count included: "Fields 3".
    virtual QString title() const = 0;
    /// Why what stands here cannot be sent.
    virtual std::optional<ComposerError> error() const { return std::nullopt; }

signals:
    void edited();

protected:
    /// Makes the widgets, which show what the page has been told.
    virtual void build() = 0;
    bool isOpened() const { return isOpened_; }

private:
    bool isOpened_ = false;
};

} // namespace thence::ui
