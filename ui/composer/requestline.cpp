#include "ui/composer/requestline.h"

#include "app/http/syntax.h"
#include "ui/composer/contentpage.h"
#include "ui/models/fieldmodel.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/inlinenote.h"
#include "ui/widgets/styleproperty.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using Part = ComposerError::Part;

constexpr int rowHeight = 34;
constexpr int methodWidth = 96;
constexpr int narrowMethodWidth = 80;
constexpr int roomyWidth = 480;
constexpr int longestUrl = 16 * 1024 * 1024; // the box would cut what is pasted without a word

std::optional<ComposerError> methodError(const QString& method) {
    if (http::isToken(method.toUtf8()))
        return std::nullopt;
    const QString rule = RequestLine::tr("Methods have letters, digits and !#$%&'*+-.^_`|~, and no "
                                         "spaces (RFC 9110 §9.1).");
    return ComposerError{
        Part::Method, method.isEmpty() ? RequestLine::tr("There is no method. Choose one, or type "
                                                         "any other: GET, POST, PURGE…")
                                       : RequestLine::tr("“%1” is not a method. %2")
                                             .arg(shortened(readable(method), 40), rule)};
}

} // namespace

RequestLine::RequestLine(FieldModel& fields, QWidget* parent)
    : QWidget(parent), fields_(fields), method_(new QComboBox), url_(new QLineEdit),
      note_(new InlineNote(this)) {
    buildBoxes();
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(method_);
    row->addWidget(url_, 1);

    connect(url_, &QLineEdit::returnPressed, this, &RequestLine::submitted);
    connect(method_->lineEdit(), &QLineEdit::returnPressed, this, &RequestLine::submitted);
    connect(url_, &QLineEdit::textEdited, this, &RequestLine::refresh);
    connect(method_, &QComboBox::currentTextChanged, this, &RequestLine::refresh);
    connect(&fields_, &FieldModel::edited, this, &RequestLine::refresh);
}

void RequestLine::buildBoxes() {
    method_->setEditable(true);
    method_->setInsertPolicy(QComboBox::NoInsert);
    method_->addItems({u"GET"_s, u"HEAD"_s, u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s,
                       u"OPTIONS"_s, u"TRACE"_s, u"QUERY"_s});
    method_->setCompleter(nullptr); // methods are case-sensitive; nothing is put in their place
    method_->setFont(semibold(monoFont()));
    method_->lineEdit()->setFont(semibold(monoFont()));
    method_->setAccessibleName(tr("Method"));
    method_->lineEdit()->setAccessibleName(tr("Method"));
    method_->setFixedSize(methodWidth, rowHeight);
    url_->setObjectName(u"url"_s);
    url_->setFont(monoFont());
    url_->setMaxLength(longestUrl);
    url_->setAccessibleName(tr("URL"));
    url_->setPlaceholderText(tr("https://example.com/ – paste a URL and press Enter"));
    url_->setMinimumSize(120, rowHeight);
}

tl::expected<http::Request, ComposerError> RequestLine::request(std::span<Page* const> pages,
                                                                const ContentPage& content) const {
    auto request = withoutContent();
    if (!request)
        return request;
    for (const Page* const page : pages)
        if (const auto error = page->error())
            return tl::unexpected(*error);
    const auto carried = content.content();
    if (!carried)
        return tl::unexpected(carried.error());
    request->content = *carried;
    return request;
}

tl::expected<http::Request, ComposerError> RequestLine::withoutContent() const {
    if (const auto error = methodError(method_->currentText()))
        return tl::unexpected(*error);
    const auto& typed = this->typed();
    if (!typed)
        return tl::unexpected(typed.error());
    http::Request request{method_->currentText().toUtf8(), typed->target, fields_.fields(), {}};
    if (typed->authorization && !request.fields.contains("Authorization"))
        request.fields.append("Authorization", *typed->authorization);
    return request;
}

/// Read once for each text: it may be long, and is asked for often.
const tl::expected<TypedUrl, ComposerError>& RequestLine::typed() const {
    const QString text = url_->text();
    if (!typed_ || read_ != text) {
        typed_ = readTypedUrl(text, client_);
        read_ = text;
    }
    return *typed_;
}

void RequestLine::setClient(const redirect::Client& client) {
    client_ = client;
    typed_.reset();
    refresh();
}

void RequestLine::setRequest(const http::Request& request) {
    setTexts(QString::fromLatin1(request.method), QString::fromUtf8(request.target.href()));
}

void RequestLine::setTexts(const QString& method, const QString& url) {
    method_->setCurrentText(method);
    url_->setText(url);
    url_->setCursorPosition(0);
    complains_ = false;
    refresh();
}

QString RequestLine::method() const {
    return method_->currentText();
}

QString RequestLine::url() const {
    return url_->text();
}

void RequestLine::showError(const ComposerError& error) {
    complains_ = true;
    refresh();
    if (error.part == Part::Method) {
        method_->setFocus();
    } else {
        url_->setFocus();
        url_->setCursorPosition(int(std::max<qsizetype>(error.offset, 0)));
    }
}

void RequestLine::focusUrl() {
    url_->setFocus();
    url_->selectAll();
}

void RequestLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    method_->setFixedWidth(width() < roomyWidth ? narrowMethodWidth : methodWidth);
}

QSize RequestLine::minimumSizeHint() const {
    return {narrowMethodWidth + 8 + url_->minimumWidth(), rowHeight};
}

void RequestLine::refresh() {
    const auto badMethod = methodError(method_->currentText());
    const auto& typed = this->typed();
    setStyleProperty(method_, "invalid", bool(complains_ && badMethod));
    setStyleProperty(url_, "invalid", complains_ && !typed);
    if (complains_ && badMethod)
        note_->showError(badMethod->text);
    else if (complains_ && !typed)
        note_->showError(typed.error().text);
    else if (typed && typed->authorization && fields_.value("Authorization"))
        note_->showNote(tr("The Authorization field is sent, not the user name and password in the "
                           "URL."));
    else
        note_->showNote(typed ? typed->note : QString());
    complains_ = complains_ && (badMethod || !typed);
    emit edited();
}

} // namespace thence::ui
