#include "ui/advisor/ghostview.h"

#include "app/http/statuscode.h"
#include "ui/text/breakable.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/addshown.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace whereto::ui {

using namespace Qt::StringLiterals;
using Voice = PlainLabel::Voice;

namespace {

constexpr int leastPill = 56; // the status code, and the rest cut short

QString named(int status) {
    return QString::number(status) + u' ' + QString::fromLatin1(http::reasonPhrase(status));
}

/// A hop in a line: method and path, and under it what was answered.
QWidget* step(const http::Request& request, int status, bool known) {
    auto* const widget = new QWidget;
    auto* const column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const QString line = QString::fromUtf8(request.method) + u' ' +
                         QString::fromUtf8(request.target.requestTarget());
    auto* const asked = new PlainLabel(breakable(readable(line)), known ? Voice::Text : Voice::Dim);
    asked->setFont(monoFont());
    column->addWidget(asked);
    auto* const host = new PlainLabel(breakable(readable(request.target.origin())), Voice::Faint);
    host->setFont(smallFont());
    for (PlainLabel* const label : {asked, host})
        label->setFocusPolicy(Qt::ClickFocus);
    column->addWidget(host);
    const Pill pill = status ? Pill{named(status), toneOf(status), true}
                             : Pill{GhostView::tr("not known"), Tone::Neutral, false};
    auto* const answer = new PillLabel(pill);
    answer->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    answer->setMinimumWidth(leastPill);
    answer->setToolTip(pill.text);
    column->addWidget(answer);
    return widget;
}

void fillLanes(QGridLayout* grid, const trace::Trace& trace, const advisor::WhatIf& ghost) {
    const auto caption = [](const QString& text) {
        auto* const label = new PlainLabel(text, Voice::Faint);
        label->setFont(smallFont());
        label->setFocusPolicy(Qt::ClickFocus);
        return label;
    };
    grid->addWidget(caption(GhostView::tr("AS IT WAS")), 0, 0);
    grid->addWidget(caption(GhostView::tr("AS IT WOULD BE")), 0, 1);
    for (qsizetype i = ghost.from; i < trace.hops.size(); ++i)
        grid->addWidget(step(trace.hops[i].exchange.request, trace.hops[i].status(), true),
                        int(i - ghost.from) + 1, 0, Qt::AlignTop);
    for (qsizetype i = 0; i < ghost.hops.size(); ++i) {
        const advisor::GhostHop& hop = ghost.hops[i];
        grid->addWidget(step(hop.request, hop.response ? hop.response->status : 0, hop.isKnown()),
                        int(i) + 1, 1, Qt::AlignTop);
    }
}

QWidget* line(const advisor::Difference& difference) {
    auto* const label = new PlainLabel((difference.better ? u"+ "_s : u"• "_s) +
                                       breakable(readable(difference.text)));
    label->setFont(chipFont());
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

void clear(QLayout* layout) {
    while (QLayoutItem* const item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

GhostView::GhostView(QWidget* parent)
    : QWidget(parent), status_(new QComboBox), location_(new QLineEdit), caching_(new QComboBox),
      outcome_(new QVBoxLayout) {
    setAccessibleName(tr("What if"));
    for (const int status : {301, 302, 303, 307, 308, 200})
        status_->addItem(named(status), status);
    caching_->setEditable(true);
    for (QComboBox* const box : {status_, caching_}) { // a narrow panel cuts words, not the box
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    caching_->addItems({u"no-store"_s, u"max-age=60"_s, u"max-age=31536000"_s});
    status_->setAccessibleName(tr("Status it would answer"));
    location_->setAccessibleName(tr("Location it would answer"));
    caching_->setAccessibleName(tr("Cache-Control it would answer"));
    location_->setFont(monoFont());

    auto* const form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Status"), status_);
    form->addRow(tr("Location"), location_);
    form->addRow(tr("Cache-Control"), caching_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    column->addLayout(outcome_);
    outcome_->setSpacing(6);

    connect(status_, &QComboBox::currentIndexChanged, this, &GhostView::refresh);
    connect(location_, &QLineEdit::textChanged, this, &GhostView::refresh);
    connect(caching_, &QComboBox::currentTextChanged, this, &GhostView::refresh);
}

void GhostView::imagine(const trace::Trace& trace, int index, int status) {
    trace_ = trace;
    index_ = index;
    const QSignalBlocker quiet[] = {QSignalBlocker(status_), QSignalBlocker(location_),
                                    QSignalBlocker(caching_)};
    const http::FieldList& fields = trace.hops[index].exchange.response->fields;
    status_->setCurrentIndex(status_->findData(status));
    location_->setText(QString::fromUtf8(fields.first("Location").value_or(QByteArrayView())));
    location_->setCursorPosition(0);
    caching_->setCurrentText(QString::fromUtf8(fields.joined("Cache-Control")));
    refresh();
}

void GhostView::refresh() {
    const redirect::Client* client = redirect::findClient(trace_.client);
    if (!client)
        client = redirect::findClient(u"chrome"_s);
    if (!client || index_ < 0)
        return;
    const advisor::Edit edit{status_->currentData().toInt(), location_->text().toUtf8(),
                             caching_->currentText().toUtf8()};
    result_ = advisor::whatIf(trace_, index_, edit, *client);

    clear(outcome_);
    auto* const lanes = new QWidget;
    auto* const grid = new QGridLayout(lanes);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(10);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    fillLanes(grid, trace_, result_);
    addShown(outcome_, lanes);
    for (const advisor::Difference& difference : result_.differences)
        addShown(outcome_, line(difference));
    auto* const note = new PlainLabel(
        tr("Foretold as %1 would do it. Nothing is sent.").arg(client->name), Voice::Dim);
    note->setFont(chipFont());
    addShown(outcome_, note);
}

} // namespace whereto::ui
