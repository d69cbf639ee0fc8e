#include "ui/advisor/ghostview.h"

#include "app/http/statuscode.h"
#include "app/redirect/agent.h"
#include "ui/advisor/ghosttext.h"
#include "ui/models/weight.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/taborder.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestBox = 4000; // characters

QString named(int status) {
    return QString::number(status) + u' ' + QString::fromLatin1(http::reasonPhrase(status));
}

} // namespace

void GhostView::build() {
    statusBox_ = new QComboBox(this);
    locationBox_ = new QLineEdit(this);
    cachingBox_ = new QComboBox(this);
    outcome_ = new GhostText(this);
    setAccessibleName(tr("What if"));
    for (const int status : {301, 302, 303, 307, 308, 200})
        statusBox_->addItem(named(status), status);
    cachingBox_->setEditable(true);
    for (QComboBox* const box :
         {statusBox_, cachingBox_}) { // a narrow panel cuts words, not the box
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    cachingBox_->addItems({u"no-store"_s, u"max-age=60"_s, u"max-age=31536000"_s});
    statusBox_->setAccessibleName(tr("Status it would answer"));
    locationBox_->setAccessibleName(tr("Location it would answer"));
    cachingBox_->setAccessibleName(tr("Cache-Control it would answer"));
    locationBox_->setFont(monoFont());

    auto* const form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Status"), statusBox_);
    form->addRow(tr("Location"), locationBox_);
    form->addRow(tr("Cache-Control"), cachingBox_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(form);
    column->addWidget(outcome_);

    connect(statusBox_, &QComboBox::currentIndexChanged, this, &GhostView::refresh);
    connect(locationBox_, &QLineEdit::textChanged, this, &GhostView::refresh);
    connect(cachingBox_, &QComboBox::currentTextChanged, this, &GhostView::refresh);
    putInPlace(*this);
}

void GhostView::imagine(const trace::Trace& trace, int index, int status) {
    if (!statusBox_)
        build();
    trace_ = trace;
    index_ = index;
    const QSignalBlocker quiet[] = {QSignalBlocker(statusBox_), QSignalBlocker(locationBox_),
                                    QSignalBlocker(cachingBox_)};
    const http::FieldList& fields = trace.hops[index].exchange.response->fields;
    statusBox_->setCurrentIndex(statusBox_->findData(status));
    location_ = fields.first("Location").value_or(QByteArrayView()).toByteArray();
    caching_ = fields.joined("Cache-Control");
    // A box has room for a start: what nobody edits stays the whole.
    locationBox_->setText(QString::fromUtf8(location_).left(longestBox));
    locationBox_->setCursorPosition(0);
    cachingBox_->setCurrentText(QString::fromUtf8(caching_).left(longestBox));
    refresh();
}

void GhostView::refresh() {
    if (index_ < 0)
        return;
    const auto agent = redirect::agentOf(trace_.terms);
    if (!agent) {
        background_.forget();
        return outcome_->say(agent.error());
    }
    const auto written = [](const QString& text, const QByteArray& whole) {
        return text == QString::fromUtf8(whole).left(longestBox) ? whole : text.toUtf8();
    };
    const advisor::Edit edit{statusBox_->currentData().toInt(),
                             written(locationBox_->text(), location_),
                             written(cachingBox_->currentText(), caching_)};
    background_.run(
        weight(trace_),
        [trace = trace_, index = index_, edit] { return advisor::whatIf(trace, index, edit); },
        [this, name = agent->client->name](const advisor::WhatIf& result) {
            result_ = result;
            outcome_->compare(trace_, result_, name);
        });
}

} // namespace thence::ui
