#include "ui/composer/composer.h"

#include "app/http/syntax.h"
#include "ui/composer/authpage.h"
#include "ui/composer/clientbutton.h"
#include "ui/composer/clientpage.h"
#include "ui/composer/contentpage.h"
#include "ui/composer/cookiespage.h"
#include "ui/composer/fieldspage.h"
#include "ui/composer/limitspage.h"
#include "ui/composer/networkpage.h"
#include "ui/composer/typedurl.h"
#include "ui/models/fieldmodel.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/fittingtabs.h"
#include "ui/widgets/inlinenote.h"
#include "ui/widgets/tabbar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>

namespace whereto::ui {

namespace {

using namespace Qt::StringLiterals;
using Part = ComposerError::Part;

constexpr int rowHeight = 34;
constexpr int methodWidth = 96;
constexpr int roomyWidth = 660;
constexpr int pageHeight = 212;

std::optional<ComposerError> methodError(const QString& method) {
    if (http::isToken(method.toUtf8()))
        return std::nullopt;
    const QString rule = Composer::tr("Methods have letters, digits and !#$%&'*+-.^_`|~, and no "
                                      "spaces (RFC 9110 §9.1).");
    return ComposerError{
        Part::Method,
        method.isEmpty()
            ? Composer::tr("There is no method. Choose one, or type "
                           "any other: GET, POST, PURGE…")
            : Composer::tr("“%1” is not a method. %2").arg(shortened(readable(method), 40), rule)};
}

void setInvalid(QWidget* input, bool invalid) {
    if (input->property("invalid").toBool() == invalid)
        return;
    input->setProperty("invalid", invalid);
    input->style()->unpolish(input);
    input->style()->polish(input);
}

} // namespace

Composer::Composer(QWidget* parent)
    : QWidget(parent), method_(new QComboBox), url_(new QLineEdit), client_(new ClientButton),
      send_(new QPushButton(tr("Send"))), resume_(new QPushButton(tr("Next hop"))),
      note_(new InlineNote), tabs_(new FittingTabs),
      pause_(new QCheckBox(tr("Pause at every hop"))), fold_(new QToolButton),
      stack_(new QStackedWidget), fields_(new FieldModel(this)),
      content_(new ContentPage(*fields_)), cookies_(new CookiesPage), network_(new NetworkPage),
      limits_(new LimitsPage), clientPage_(new ClientPage), pages_{new FieldsPage(*fields_),
                                                                   content_,
                                                                   new AuthPage(*fields_),
                                                                   cookies_,
                                                                   network_,
                                                                   limits_,
                                                                   clientPage_} {
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"card"_s);
    buildRow();
    buildTabs();
    setUnfolded(false);
    showClient();
    refreshTabs();
}

// A cell editor that is still open commits while the widgets are taken down, and this is no
// Composer any more by then.
Composer::~Composer() {
    for (Page* const page : pages_)
        page->disconnect(this);
}

void Composer::buildRow() {
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
    url_->setAccessibleName(tr("URL"));
    url_->setPlaceholderText(tr("https://example.com/ – paste a URL and press Enter"));
    url_->setMinimumSize(120, rowHeight);
    client_->setFixedHeight(rowHeight);
    send_->setProperty("primary", true);
    send_->setFixedHeight(rowHeight);
    send_->setMinimumWidth(76);
    resume_->setFixedHeight(rowHeight);
    resume_->setToolTip(tr("Send the request that waits"));
    resume_->hide();

    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(method_);
    row->addWidget(url_, 1);
    row->addWidget(client_);
    row->addWidget(resume_);
    row->addWidget(send_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 4);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(note_);

    connect(url_, &QLineEdit::returnPressed, this, &Composer::submit);
    connect(method_->lineEdit(), &QLineEdit::returnPressed, this, &Composer::submit);
    connect(url_, &QLineEdit::textEdited, this, &Composer::refreshNote);
    connect(method_, &QComboBox::currentTextChanged, this, &Composer::refreshNote);
    connect(resume_, &QPushButton::clicked, this, &Composer::resumeRequested);
    connect(client_, &ClientButton::chosen, this, &Composer::showClient);
    connect(send_, &QPushButton::clicked, this, [this] {
        if (running_)
            emit stopRequested();
        else
            submit();
    });
}

void Composer::buildTabs() {
    for (Page* const page : pages_) {
        tabs_->addTab(page->title());
        stack_->addWidget(page);
        connect(page, &Page::edited, this, &Composer::refreshTabs);
    }
    tabs_->bar()->setAccessibleName(tr("Parts of the request"));
    pause_->setObjectName(u"pause"_s);
    pause_->setAccessibleName(tr("Pause at every hop"));
    pause_->setToolTip(tr("Wait before each request but the first"));
    stack_->setFixedHeight(pageHeight);
    fold_->setFocusPolicy(Qt::TabFocus);

    auto* const row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(tabs_, 1);
    row->addWidget(pause_);
    row->addWidget(fold_);
    auto* const column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(row);
    column->addWidget(stack_);

    connect(tabs_->bar(), &QTabBar::tabBarClicked, this, [this](int index) {
        // The click of a tab that is open folds it away, the way it came.
        setUnfolded(index >= 0 && (index != tabs_->currentIndex() || !isUnfolded()));
    });
    connect(tabs_, &FittingTabs::currentChanged, this, [this](int index) {
        stack_->setCurrentIndex(index);
        setUnfolded(true);
    });
    connect(fold_, &QToolButton::clicked, this, [this] { setUnfolded(!isUnfolded()); });
}

tl::expected<http::Request, ComposerError> Composer::request() const {
    if (const auto error = methodError(method_->currentText()))
        return tl::unexpected(*error);
    const auto typed = readTypedUrl(url_->text());
    if (!typed)
        return tl::unexpected(typed.error());
    for (const Page* const page : pages_)
        if (const auto error = page->error())
            return tl::unexpected(*error);
    http::Request request{method_->currentText().toUtf8(), typed->target, fields_->fields(), {}};
    if (typed->authorization && !request.fields.contains("Authorization"))
        request.fields.append("Authorization", *typed->authorization);
    const auto content = content_->content();
    if (!content)
        return tl::unexpected(content.error());
    request.content = *content;
    return request;
}

void Composer::setRequest(const http::Request& request) {
    method_->setCurrentText(QString::fromLatin1(request.method));
    url_->setText(QString::fromUtf8(request.target.href()));
    url_->setCursorPosition(0);
    fields_->setFields(request.fields);
    content_->setContent(request.content);
    complains_ = false;
    refreshNote();
}

tracer::Settings Composer::settings() const {
    tracer::Settings settings;
    if (const redirect::Client* const client = redirect::findClient(client_->client()))
        settings.client = *client;
    settings.pauseAtEachHop = pause_->isChecked();
    settings.clientOptions = clientPage_->options();
    limits_->apply(settings);
    settings.cookies = cookies_->cookies();
    return settings;
}

wire::Options Composer::wireOptions() const {
    wire::Options options;
    limits_->apply(options.limits);
    network_->apply(options);
    return options;
}

QString Composer::client() const {
    return client_->client();
}

void Composer::setClient(const QString& id) {
    client_->setClient(id);
    showClient();
}

void Composer::showClient() {
    if (const redirect::Client* const client = redirect::findClient(client_->client()))
        clientPage_->setClient(*client);
}

void Composer::setRunning(bool running) {
    running_ = running;
    send_->setText(running ? tr("Stop") : tr("Send"));
}

void Composer::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < roomyWidth;
    client_->setCompact(isNarrow);
    pause_->setText(isNarrow ? tr("Pause") : tr("Pause at every hop"));
}

void Composer::setPaused(bool paused) {
    resume_->setVisible(paused);
}

bool Composer::isUnfolded() const {
    return !stack_->isHidden();
}

void Composer::setUnfolded(bool unfolded) {
    stack_->setVisible(unfolded);
    layout()->setContentsMargins(16, 12, 16, unfolded ? 12 : 4);
    fold_->setArrowType(unfolded ? Qt::UpArrow : Qt::DownArrow);
    fold_->setToolTip(unfolded ? tr("Fold the parts of the request away")
                               : tr("Show the parts of the request"));
    fold_->setAccessibleName(fold_->toolTip());
}

void Composer::focusUrl() {
    url_->setFocus();
    url_->selectAll();
}

void Composer::submit() {
    if (running_)
        return;
    const auto composed = request();
    if (!composed) {
        showError(composed.error());
        return;
    }
    complains_ = false;
    refreshNote();
    emit sendRequested();
}

void Composer::showError(const ComposerError& error) {
    if (error.part == Part::Method || error.part == Part::Url) {
        complains_ = true;
        refreshNote();
        if (error.part == Part::Method) {
            method_->setFocus();
        } else {
            url_->setFocus();
            url_->setCursorPosition(int(std::max<qsizetype>(error.offset, 0)));
        }
        return;
    }
    for (size_t i = 0; i < pages_.size(); ++i) {
        const auto own = pages_[i]->error();
        if (!own || own->part != error.part)
            continue;
        tabs_->setCurrentIndex(int(i));
        setUnfolded(true);
        pages_[i]->setFocus();
        return;
    }
}

void Composer::refreshNote() {
    const auto badMethod = methodError(method_->currentText());
    const auto typed = readTypedUrl(url_->text());
    // Nobody is told off in the middle of a word: errors show from the first try to send on.
    setInvalid(method_, complains_ && badMethod);
    setInvalid(url_, complains_ && !typed);
    if (complains_ && badMethod)
        note_->showError(badMethod->text);
    else if (complains_ && !typed)
        note_->showError(typed.error().text);
    else if (typed && typed->authorization && fields_->value("Authorization"))
        note_->showNote(tr("The Authorization field is sent, not the user name and password in the "
                           "URL."));
    else
        note_->showNote(typed ? typed->note : QString());
    complains_ = complains_ && (badMethod || !typed);
}

void Composer::refreshTabs() {
    for (size_t i = 0; i < pages_.size(); ++i) {
        tabs_->setTabText(int(i), pages_[i]->title());
    }
    refreshNote();
}

} // namespace whereto::ui
