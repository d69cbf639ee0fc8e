#include "ui/composer/contentpage.h"

#include "app/trace/units.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/inlinenote.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace thence::ui {

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024; // read into memory as a whole

QLabel* plainLabel() {
    auto* const label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    return label;
}

} // namespace

ContentPage::ContentPage(FieldModel& fields, QWidget* parent) : Page(parent), fields_(fields) {
    connect(&fields_, &FieldModel::edited, this, &ContentPage::refresh);
}

void ContentPage::build() {
    kinds_ = new QComboBox(this);
    type_ = plainLabel();
    size_ = plainLabel();
    text_ = new QPlainTextEdit(this);
    fileRow_ = new QWidget(this);
    path_ = new QLineEdit(fileRow_);
    note_ = new InlineNote(this);
    for (int i = 0; i < contentKindCount; ++i)
        kinds_->addItem(name(ContentKind(i)));
    kinds_->setAccessibleName(tr("Kind of content"));
    text_->setFont(monoFont());
    text_->setAccessibleName(tr("Content"));
    text_->setTabChangesFocus(true);
    type_->setFont(monoFont());
    type_->setMinimumWidth(40);
    path_->setAccessibleName(tr("File to send"));
    path_->setFont(monoFont());
    auto* const choose = new QPushButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose the file to send"));

    auto* const top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(kinds_);
    top->addWidget(type_, 1);
    top->addWidget(size_);
    auto* const file = new QHBoxLayout(fileRow_);
    file->setContentsMargins(0, 0, 0, 0);
    file->setSpacing(8);
    file->addWidget(path_, 1);
    file->addWidget(choose);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(top);
    column->addWidget(text_, 1);
    column->addWidget(fileRow_);
    column->addWidget(note_);
    column->addStretch();
    setFocusProxy(kinds_);

    connect(kinds_, &QComboBox::currentIndexChanged, this, &ContentPage::changeKind);
    connect(choose, &QPushButton::clicked, this, &ContentPage::chooseFile);
    const auto forget = [this] {
        original_.reset();
        refresh();
    };
    connect(text_, &QPlainTextEdit::textChanged, this, forget);
    connect(path_, &QLineEdit::textChanged, this, forget);
    write(told_);
    refresh();
}

ContentKind ContentPage::kind() const {
    return isOpened() ? ContentKind(kinds_->currentIndex()) : told_.kind;
}

QString ContentPage::path() const {
    return isOpened() ? path_->text() : told_.path;
}

QString ContentPage::written() const {
    if (!isOpened())
        return told_.text;
    // toPlainText() would turn no-break spaces into spaces.
    QString text = text_->document()->toRawText();
    return text.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
}

QByteArray ContentPage::typed() const {
    return original_ ? *original_ : written().toUtf8();
}

tl::expected<std::optional<http::Content>, ComposerError> ContentPage::content() const {
    if (kind() == ContentKind::None)
        return std::nullopt;
    if (kind() != ContentKind::File || original_)
        return http::Content{typed()};
    const auto failed = [](const QString& text) {
        return tl::unexpected(ComposerError{ComposerError::Part::Content, text});
    };
    if (path().isEmpty())
        return failed(tr("No file is chosen. Choose one, or another kind of content."));
    QFile file(path());
    if (!file.open(QIODevice::ReadOnly))
        return failed(tr("The file cannot be read: %1. Check the path.").arg(file.errorString()));
    if (file.size() > largestFile)
        return failed(tr("The file has %1; at most %2 can be sent.")
                          .arg(trace::sizeText(file.size()), trace::sizeText(largestFile)));
    return http::Content{file.readAll()};
}

void ContentPage::setContent(const std::optional<http::Content>& content) {
    const ContentKind wanted =
        content ? kindOf(content->bytes, fields_.value("Content-Type")) : ContentKind::None;
    ContentDraft draft{.kind = wanted};
    if (content)
        draft.original = content->bytes;
    if (content && wanted != ContentKind::File)
        draft.text = QString::fromUtf8(content->bytes);
    setDraft(draft);
}

ContentDraft ContentPage::draft() const {
    return {kind(), written(), path(), original_};
}

void ContentPage::setDraft(const ContentDraft& draft) {
    if (isOpened())
        write(draft);
    else
        told_ = draft;
    before_ = draft.kind;
    original_ = draft.original;
    refresh();
    emit edited();
}

void ContentPage::write(const ContentDraft& draft) {
    const QSignalBlocker quietKinds(kinds_), quietText(text_), quietPath(path_);
    kinds_->setCurrentIndex(int(draft.kind));
    text_->setPlainText(draft.text);
    path_->setText(draft.path);
}

QString ContentPage::title() const {
    return kind() == ContentKind::None ? tr("Content")
                                       : tr("Content %1").arg(trace::sizeText(size()));
}

std::optional<ComposerError> ContentPage::error() const {
    const auto sent = content();
    return sent ? std::nullopt : std::optional(sent.error());
}

qint64 ContentPage::size() const {
    return kind() == ContentKind::File && !original_ ? QFileInfo(path()).size() : typed().size();
}

void ContentPage::changeKind() {
    const auto current = fields_.value("Content-Type");
    const auto wanted = followedType(current, before_, kind());
    before_ = kind();
    if (wanted != current) {
        if (wanted)
            fields_.setField("Content-Type", *wanted);
        else
            fields_.removeField("Content-Type");
    }
    if (kind() == ContentKind::File || text_->document()->isEmpty())
        original_.reset();
    refresh();
    emit edited();
}

void ContentPage::chooseFile() {
    const QString path = QFileDialog::getOpenFileName(this, tr("File to send"), path_->text());
    if (!path.isEmpty())
        path_->setText(path);
}

void ContentPage::refresh() {
    if (isOpened())
        describe();
    emit edited();
}

void ContentPage::describe() {
    const bool isFile = kind() == ContentKind::File;
    const bool isTyped = !isFile && kind() != ContentKind::None;
    text_->setVisible(isTyped);
    fileRow_->setVisible(isFile);
    const auto type = fields_.value("Content-Type");
    type_->setText(type ? shortened(readable(*type), 80) : QString());
    size_->setText(kind() == ContentKind::None ? QString() : trace::sizeText(size()));
    path_->setPlaceholderText(original_ ? tr("%1 taken over; choose a file to replace them")
                                              .arg(trace::sizeText(original_->size()))
                                        : tr("Path of the file"));
    if (kind() == ContentKind::Json && !typed().isEmpty())
        note_->showNote(jsonProblem(QString::fromUtf8(typed())));
    else if (kind() == ContentKind::None)
        note_->showNote(tr("The request is sent without content."));
    else
        note_->clear();
    if (isFile && !path_->text().isEmpty()) {
        if (const QFileInfo info(path_->text()); !info.isFile() || !info.isReadable())
            note_->showError(tr("There is no readable file of this name. Check the path."));
    }
}

} // namespace thence::ui
