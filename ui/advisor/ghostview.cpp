#include "ui/advisor/ghostview.h"

#include "app/http/statuscode.h"
#include "ui/advisor/ghosttext.h"
#include "ui/theme/fonts.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace whereto::ui {

using namespace Qt::StringLiterals;

namespace {

QString named(int status) {
    return QString::number(status) + u' ' + QString::fromLatin1(http::reasonPhrase(status));
}

} // namespace

GhostView::GhostView(QWidget* parent)
    : QWidget(parent), status_(new QComboBox), location_(new QLineEdit), caching_(new QComboBox),
      outcome_(new GhostText) {
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
    column->addWidget(outcome_);

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

    outcome_->compare(trace_, result_, client->name);
}

} // namespace whereto::ui
