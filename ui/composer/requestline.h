#pragma once

#include "app/http/message.h"
#include "app/redirect/client.h"
#include "ui/composer/composererror.h"
#include "ui/composer/typedurl.h"

#include <QWidget>

#include <tl/expected.hpp>

#include <optional>
#include <span>

class QComboBox;
class QLineEdit;

namespace thence::ui {

class ContentPage;
class FieldModel;
class InlineNote;
class Page;

/// The method and the URL of a request, side by side. Nobody is told off in the middle of a word:
/// errors show from the first try to send on.
class RequestLine : public QWidget {
    Q_OBJECT

public:
    explicit RequestLine(FieldModel& fields, QWidget* parent = nullptr);

    /// The request that this line, the fields, `pages` and `content` make up; the error is the
    /// first that any of them has.
    tl::expected<http::Request, ComposerError> request(std::span<Page* const> pages,
                                                       const ContentPage& content) const;
    /// Who asks: clients read some URLs in their own way.
    void setClient(const redirect::Client& client);
    /// Takes method and URL over.
    void setRequest(const http::Request& request);
    void setTexts(const QString& method, const QString& url);
    QString method() const;
    QString url() const;

    /// Shows what is wrong here, and puts the cursor there.
    void showError(const ComposerError& error);
    /// What is wrong, or what becomes of the URL; whoever owns the line gives it a place.
    InlineNote* note() const { return note_; }
    /// Puts the cursor into the URL box and selects what is there.
    void focusUrl();

    QSize minimumSizeHint() const override;

signals:
    void edited();
    /// Enter was pressed.
    void submitted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    tl::expected<http::Request, ComposerError> withoutContent() const;
    const tl::expected<TypedUrl, ComposerError>& typed() const;
    void buildBoxes();
    void refresh();

    FieldModel& fields_;
    redirect::Client client_;
    mutable QString read_; ///< what typed_ is of
    mutable std::optional<tl::expected<TypedUrl, ComposerError>> typed_;
    QComboBox* method_;
    QLineEdit* url_;
    InlineNote* note_;
    bool complains_ = false; ///< an error has been shown and is not yet mended
};

} // namespace thence::ui
