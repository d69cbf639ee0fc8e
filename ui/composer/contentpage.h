#pragma once

#include "app/http/message.h"
#include "ui/composer/page.h"
#include "ui/workspace/draft.h"

#include <tl/expected.hpp>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace thence::ui {

class InlineNote;

/// The content of the request: typed here, or read from a file when it is sent. Its Content-Type is
/// a field like the others; it follows the kind unless it was set by hand.
class ContentPage : public Page {
    Q_OBJECT

public:
    explicit ContentPage(FieldModel& fields, QWidget* parent = nullptr);

    /// What would be sent now; the error says why the file cannot be read.
    tl::expected<std::optional<http::Content>, ComposerError> content() const;
    /// Takes over `content` without touching the fields; bytes that are no text are kept as they
    /// are until a file is chosen.
    void setContent(const std::optional<http::Content>& content);

    ContentDraft draft() const;
    void setDraft(const ContentDraft& draft);

    QString title() const override;
    std::optional<ComposerError> error() const override;

protected:
    void build() override;

private:
    ContentKind kind() const;
    void changeKind();
    void chooseFile();
    void refresh();
    void describe();
    QString written() const;
    QString path() const;
    void write(const ContentDraft& draft);
    QByteArray typed() const;
    qint64 size() const;

    FieldModel& fields_;
    QComboBox* kinds_ = nullptr;
    QLabel* type_ = nullptr;
    QLabel* size_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
    QWidget* fileRow_ = nullptr;
    QLineEdit* path_ = nullptr;
    InlineNote* note_ = nullptr;
    ContentDraft told_; ///< until the page is opened
    ContentKind before_ = ContentKind::None;
    /// What setContent() brought, for as long as the text or the file is not edited: an editor
    /// changes line ends, and some bytes are no text at all.
    std::optional<QByteArray> original_;
};

} // namespace thence::ui
