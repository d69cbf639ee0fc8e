#include "ui/step/steppanel.h"

#include "app/redirect/client.h"
#include "ui/composer/clientbutton.h"
#include "ui/composer/contentpage.h"
#include "ui/composer/fieldspage.h"
#include "ui/composer/requestline.h"
#include "ui/models/fieldmodel.h"
#include "ui/step/changespage.h"
#include "ui/text/readable.h"
#include "ui/widgets/inlinenote.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/tabbar.h"
#include "ui/widgets/taborder.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 34;
constexpr int minPageHeight = 118;
constexpr int maxPageHeight = 176;
constexpr int roomyWidth = 660;

QString nameOf(const QString& client) {
    const redirect::Client* const found = redirect::findClient(client);
    return found ? found->name : client;
}

QPushButton* button(const QString& text, const QString& toolTip) {
    auto* const result = new QPushButton(text);
    result->setToolTip(toolTip);
    result->setAutoDefault(true); // Enter presses the button that has the focus
    return result;
}

} // namespace

StepPanel::StepPanel(QWidget* parent) : QWidget(parent), fields_(new FieldModel(this)) {
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"card"_s);
    setAccessibleName(tr("The request that waits"));
    clear();
}

// A cell editor that is still open commits while the widgets are taken down.
StepPanel::~StepPanel() {
    if (line_)
        line_->disconnect(this);
    for (Page* const page : pages_)
        page->disconnect(this);
}

void StepPanel::setVisible(bool visible) {
    if (visible)
        build();
    QWidget::setVisible(visible);
}

void StepPanel::build() {
    if (line_)
        return;
    title_ = heading({}, this);
    intro_ = new PlainLabel({}, PlainLabel::Voice::Dim, this);
    line_ = new RequestLine(*fields_, this);
    client_ = new ClientButton(this);
    remark_ = new InlineNote(this);
    undo_ = button(tr("Undo edits"), tr("Put the request back as the client makes it"));
    goOn_ = button(tr("Go on"), tr("Send this request, and pause before the next (Enter)"));
    buildTabs();
    client_->setLabel(tr("This step as %1"));
    client_->setFixedHeight(rowHeight);
    auto* const top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(title_);
    top->addWidget(intro_, 1);
    auto* const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(line_, 1);
    row->addWidget(client_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 10, 16, 12);
    column->setSpacing(4);
    column->addLayout(top);
    column->addLayout(row);
    column->addWidget(line_->note());
    column->addWidget(remark_);
    column->addWidget(tabs_);
    column->addWidget(stack_);
    column->addWidget(makeButtons());

    connect(line_, &RequestLine::submitted, this, &StepPanel::goOn);
    connect(line_, &RequestLine::edited, this, &StepPanel::refresh);
    connect(client_, &ClientButton::chosen, this, &StepPanel::clientChosen);
    putInPlace(*this);
    clear();
}

void StepPanel::buildTabs() {
    tabs_ = new TabBar(this);
    stack_ = new QStackedWidget(this);
    changes_ = new ChangesPage;
    content_ = new ContentPage(*fields_);
    pages_ = {changes_, new FieldsPage(*fields_), content_};
    tabs_->setAccessibleName(tr("Parts of the request that waits"));
    stack_->setMinimumHeight(minPageHeight);
    stack_->setMaximumHeight(maxPageHeight);
    for (Page* const page : pages_) {
        tabs_->addTab(page->title());
        stack_->addWidget(page);
        connect(page, &Page::edited, this, &StepPanel::refresh);
    }
    connect(tabs_, &QTabBar::currentChanged, this, &StepPanel::openPage);
    openPage(0);
}

void StepPanel::openPage(int index) {
    pages_[size_t(index)]->open();
    stack_->setCurrentIndex(index);
}

QWidget* StepPanel::makeButtons() {
    auto* const toEnd = button(tr("Go to the end"), tr("Send this request, and pause no more"));
    goOn_->setProperty("primary", true);
    auto* const buttons = new QWidget;
    auto* const row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 4, 0, 0);
    row->setSpacing(8);
    row->addWidget(undo_);
    row->addStretch();
    row->addWidget(toEnd);
    row->addWidget(goOn_);
    connect(undo_, &QPushButton::clicked, this, &StepPanel::fill);
    connect(toEnd, &QPushButton::clicked, this, &StepPanel::goToEnd);
    connect(goOn_, &QPushButton::clicked, this, &StepPanel::goOn);
    return buttons;
}

bool StepPanel::setPause(record::Id record, const record::Pause& pause) {
    build();
    if (pause_ && record_ == record && *pause_ == pause)
        return false; // somebody may be in the middle of writing
    const bool isSame = pause_ && record_ == record && pause_->index == pause.index;
    const bool keepsEdits = isSame && isEdited();
    if (!isSame)
        keepEdits();
    record_ = record;
    pause_ = pause;
    setEnabled(true);
    client_->setClient(pause.client);
    if (const redirect::Client* const client = redirect::findClient(pause.client))
        line_->setClient(*client);
    changes_->setStep(pause.step);
    if (!keepsEdits)
        fill();
    if (const auto edits = edits_.find(record); edits != edits_.end()) {
        if (edits->second.index == pause.index)
            write(edits->second.draft);
        edits_.erase(edits);
    }
    explain();
    refresh();
    const auto before = shown_.find(record);
    if (before != shown_.end() && before->second == pause.index)
        return false;
    shown_[record] = pause.index;
    tabs_->setCurrentIndex(0);
    goOn_->setFocus();
    return true;
}

void StepPanel::clear() {
    keepEdits();
    pause_.reset();
    setEnabled(false);
    if (!line_)
        return;
    remark_->clear();
    title_->setText(tr("On its way…"));
    intro_->clear();
}

void StepPanel::forget(const std::function<bool(record::Id)>& isGone) {
    const auto named = [&](const auto& entry) { return isGone(entry.first); };
    std::erase_if(edits_, named);
    std::erase_if(shown_, named);
}

/// Puts what was edited aside until its pause is shown again.
void StepPanel::keepEdits() {
    if (pause_ && isEdited())
        edits_[record_] = {pause_->index,
                           {.method = line_->method(),
                            .url = line_->url(),
                            .fields = fields_->rows(),
                            .content = content_->draft(),
                            .client = {},
                            .remark = {}}};
}

void StepPanel::write(const Draft& draft) {
    fields_->setRows(draft.fields);
    content_->setDraft(draft.content);
    line_->setTexts(draft.method, draft.url);
}

void StepPanel::goOn() {
    if (const auto request = take())
        emit goOnWanted(*request);
}

void StepPanel::goToEnd() {
    if (const auto request = take())
        emit goToEndWanted(*request);
}

void StepPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        goOn();
    else
        QWidget::keyPressEvent(event);
}

void StepPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (client_)
        client_->setCompact(width() < roomyWidth);
}

tl::expected<http::Request, ComposerError> StepPanel::written() const {
    return line_->request(pages_, *content_);
}

bool StepPanel::isEdited() const {
    return written() != untouched_;
}

/// Writes the client's own request into the form.
void StepPanel::fill() {
    if (!pause_)
        return;
    const http::Request& next = pause_->step.next;
    fields_->setFields(next.fields);
    content_->setContent(next.content);
    line_->setRequest(next);
    untouched_ = written();
    explain();
    refresh();
}

/// The request to send, after which nothing waits here; none where it cannot be sent.
std::optional<http::Request> StepPanel::take() {
    if (!pause_)
        return {};
    // What nobody touched goes out byte for byte, also where the form could not have written it.
    auto request =
        isEdited() ? written() : tl::expected<http::Request, ComposerError>(pause_->step.next);
    if (!request) {
        showError(request.error());
        return {};
    }
    pause_.reset(); // its edits have done their work
    clear();
    return *request;
}

void StepPanel::showError(const ComposerError& error) {
    using Part = ComposerError::Part;
    if (error.part == Part::Method || error.part == Part::Url)
        return line_->showError(error);
    for (size_t i = 0; i < pages_.size(); ++i)
        if (const auto own = pages_[i]->error(); own && own->part == error.part) {
            tabs_->setCurrentIndex(int(i));
            pages_[i]->setFocus();
            return;
        }
}

/// Says what choosing another client came to, where that cannot be seen in the form.
void StepPanel::explain() {
    const QString name = nameOf(pause_->client);
    const http::Request& next = pause_->step.next;
    if (pause_->refusal)
        remark_->showNote(
            tr("%1 would not go on: %2 What stands here is sent all the same if you go on.")
                .arg(name, trace::describe(*pause_->refusal)));
    else if (isEdited() && !pause_->step.client.isEmpty())
        remark_->showNote(
            tr("Your edits are kept. %1 by itself would send %2 %3.")
                .arg(name, readable(next.method), shortened(readable(next.target.href()), 80)));
    else
        remark_->clear();
}

void StepPanel::refresh() {
    for (size_t i = 0; i < pages_.size(); ++i)
        tabs_->setTabText(int(i), pages_[i]->title());
    if (!pause_)
        return;
    const bool edited = isEdited();
    undo_->setVisible(edited);
    title_->setText(tr("Paused before hop %1").arg(pause_->index + 1));
    intro_->setText(edited ? tr("Edited by hand; it is sent when you go on.") : origin());
}

/// Who made what waits.
QString StepPanel::origin() const {
    const QString name = nameOf(pause_->client);
    const trace::Follow& step = pause_->step;
    const QByteArray own = trace::ownMethod(step);
    if (own != step.next.method)
        return tr("You sent %1 here; %2 would send %3.")
            .arg(readable(step.next.method), name, readable(own));
    return step.edited ? tr("You edited this by hand; it is sent as you wrote it.")
                       : tr("%1 sends this next, unless you change it.").arg(name);
}

} // namespace thence::ui
