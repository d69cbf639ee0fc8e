#include "ui/composer/composer.h"

#include "ui/composer/authpage.h"
#include "ui/composer/clientbutton.h"
#include "ui/composer/clientpage.h"
#include "ui/composer/contentpage.h"
#include "ui/composer/cookiespage.h"
#include "ui/composer/fieldspage.h"
#include "ui/composer/limitspage.h"
#include "ui/composer/networkpage.h"
#include "ui/composer/requestline.h"
#include "ui/widgets/fittingtabs.h"
#include "ui/widgets/inlinenote.h"
#include "ui/widgets/styleproperty.h"
#include "ui/widgets/tabbar.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using Part = ComposerError::Part;

constexpr int rowHeight = 34;
constexpr int roomyWidth = 660;
constexpr int narrowWidth = 480; // the URL has a row of its own below it
constexpr int minWidth = 320;
constexpr int pageHeight = 212;

} // namespace

Composer::Composer(QWidget* parent)
    : QWidget(parent), rows_(new QBoxLayout(QBoxLayout::LeftToRight)),
      fields_(new FieldModel(this)), line_(new RequestLine(*fields_)), client_(new ClientButton),
      send_(new QPushButton(tr("Send"))), remark_(new InlineNote), tabs_(new FittingTabs),
      pause_(new QCheckBox(tr("Pause at every hop"))), fold_(new QToolButton),
      stack_(new QStackedWidget), content_(new ContentPage(*fields_)), cookies_(new CookiesPage),
      network_(new NetworkPage), limits_(new LimitsPage),
      clientPage_(new ClientPage), pages_{new FieldsPage(*fields_),
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
    client_->setFixedHeight(rowHeight);
    send_->setProperty("primary", true);
    send_->setAutoDefault(true); // Enter presses it while it has the focus
    send_->setFixedHeight(rowHeight);
    send_->setMinimumWidth(76);

    auto* const ways = new QHBoxLayout;
    ways->setSpacing(8);
    ways->addWidget(client_, 1);
    ways->addWidget(send_);
    rows_->setSpacing(8);
    rows_->addWidget(line_, 1);
    rows_->addLayout(ways);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 4);
    column->setSpacing(4);
    column->addLayout(rows_);
    column->addWidget(line_->note());
    column->addWidget(remark_);

    connect(line_, &RequestLine::submitted, this, &Composer::submit);
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
    connect(tabs_, &FittingTabs::currentChanged, this, [this] { setUnfolded(true); });
    connect(fold_, &QToolButton::clicked, this, [this] { setUnfolded(!isUnfolded()); });
}

tl::expected<http::Request, ComposerError> Composer::request() const {
    return line_->request(pages_, *content_);
}

void Composer::setRequest(const http::Request& request, const QString& remark) {
    fields_->setFields(request.fields);
    content_->setContent(request.content);
    line_->setRequest(request);
    remark_->showNote(remark);
}

Draft Composer::draft() const {
    return {line_->method(),   line_->url(),      fields_->rows(),
            content_->draft(), client_->client(), remark_->text()};
}

void Composer::setDraft(const Draft& draft) {
    fields_->setRows(draft.fields);
    content_->setDraft(draft.content);
    line_->setTexts(draft.method, draft.url);
    setClient(draft.client);
    remark_->showNote(draft.remark);
}

trace::Terms Composer::terms() const {
    trace::Terms terms;
    terms.client.id = client_->client();
    terms.client.options = clientPage_->options();
    terms.limits = limits_->limits();
    terms.network = network_->network();
    terms.cookies = cookies_->cookies();
    return terms;
}

bool Composer::pauses() const {
    return pause_->isChecked();
}

QString Composer::client() const {
    return client_->client();
}

void Composer::setClient(const QString& id) {
    client_->setClient(id);
    showClient();
}

void Composer::showClient() {
    const redirect::Client* const client = redirect::findClient(client_->client());
    if (!client)
        return;
    clientPage_->setClient(*client);
    line_->setClient(*client);
}

void Composer::setRunning(bool running) {
    running_ = running;
    send_->setText(running ? tr("Stop") : tr("Send"));
    send_->setToolTip(running ? tr("End the trace here (Esc)") : QString());
    setStyleProperty(send_, "primary", !running);
    setStyleProperty(send_, "stop", running);
    if (running)
        remark_->clear();
}

void Composer::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < roomyWidth;
    client_->setCompact(isNarrow);
    pause_->setText(isNarrow ? tr("Pause") : tr("Pause at every hop"));
    rows_->setDirection(width() < narrowWidth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize Composer::minimumSizeHint() const {
    return {minWidth, QWidget::minimumSizeHint().height()};
}

bool Composer::isUnfolded() const {
    return !stack_->isHidden();
}

void Composer::setUnfolded(bool unfolded) {
    if (unfolded) {
        pages_[size_t(tabs_->currentIndex())]->open();
        stack_->setCurrentIndex(tabs_->currentIndex());
    }
    stack_->setVisible(unfolded);
    layout()->setContentsMargins(16, 12, 16, unfolded ? 12 : 4);
    fold_->setArrowType(unfolded ? Qt::UpArrow : Qt::DownArrow);
    fold_->setToolTip(unfolded ? tr("Fold the parts of the request away")
                               : tr("Show the parts of the request"));
    fold_->setAccessibleName(fold_->toolTip());
}

void Composer::focusUrl() {
    line_->focusUrl();
}

void Composer::focusSend() {
    if (running_)
        focusUrl(); // the button would stop what runs
    else
        send_->setFocus();
}

void Composer::submit() {
    if (running_)
        return;
    const auto composed = request();
    if (!composed) {
        showError(composed.error());
        return;
    }
    emit sendRequested();
}

void Composer::showError(const ComposerError& error) {
    if (error.part == Part::Method || error.part == Part::Url)
        return line_->showError(error);
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

void Composer::refreshTabs() {
    for (size_t i = 0; i < pages_.size(); ++i)
        tabs_->setTabText(int(i), pages_[i]->title());
}

} // namespace thence::ui
