#include "ui/mainwindow/exportdialog.h"

#include "app/formats/har.h"
#include "app/formats/privatefile.h"
#include "ui/models/weight.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

QString countText(qsizetype secrets) {
    if (secrets == 0)
        return ExportDialog::tr("No secret was found in this trace.");
    return secrets == 1
               ? ExportDialog::tr("Without it, 1 secret value is replaced by “redacted”.")
               : ExportDialog::tr("Without them, %1 secret values are replaced by “redacted”.")
                     .arg(secrets);
}

} // namespace

ExportDialog::ExportDialog(const trace::Trace& trace, Extra extra, QWidget* parent)
    : QDialog(parent), trace_(trace), extra_(std::move(extra)), file_(new QLineEdit),
      secrets_(new QCheckBox), write_(new QPushButton),
      error_(new PlainLabel({}, PlainLabel::Voice::Bad)) {
    setWindowTitle(tr("Export HAR"));
    file_->setText(QDir::home().filePath(u"thence.har"_s));
    file_->setMinimumWidth(360);
    file_->setAccessibleName(tr("File"));
    secrets_->setText(tr("Keep &secrets: passwords, tokens, cookies"));
    askNothing();
    connect(file_, &QLineEdit::textChanged, this, &ExportDialog::askNothing);

    auto* const choose = new QPushButton(tr("&Browse…"));
    choose->setAutoDefault(false); // Enter exports
    connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
    auto* const place = new QHBoxLayout;
    place->addWidget(file_);
    place->addWidget(choose);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(write_, QDialogButtonBox::AcceptRole);
    write_->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);

    auto* const form = new QFormLayout(this);
    form->addRow(tr("&File"), place);
    qobject_cast<QLabel*>(form->labelForField(place))->setBuddy(file_);
    form->addRow(QString(), secrets_);
    auto* const counted = new PlainLabel({}, PlainLabel::Voice::Dim);
    const bool isLater = counting_.run(
        weight(trace), [trace] { return redaction::Redaction::forTrace(trace); },
        [this, counted](const redaction::Redaction& redaction) {
            hidden_ = redaction;
            counted->setText(countText(redaction.count()));
        });
    if (isLater)
        counted->setText(Background::notice());
    form->addRow(QString(), counted);
    form->addRow(error_);
    form->addRow(buttons);
    write_->setDefault(true); // now that it is in the dialog
}

void ExportDialog::browse() {
    const QString chosen = QFileDialog::getSaveFileName(this, windowTitle(), file_->text(),
                                                        tr("HTTP archives (*.har)"));
    if (chosen.isEmpty())
        return;
    file_->setText(chosen);
    askNothing();
    replaceable_ = chosen; // the dialog has asked
}

void ExportDialog::askNothing() {
    replaceable_.clear();
    error_->hide();
    write_->setText(tr("&Export"));
}

bool ExportDialog::mayWrite() {
    const QString file = file_->text();
    if (file == replaceable_ || !QFileInfo::exists(file))
        return true;
    replaceable_ = file; // once it is asked for again
    error_->setText(tr("%1 is there already. Replace it?").arg(file));
    error_->show();
    write_->setText(tr("&Replace"));
    return false;
}

void ExportDialog::accept() {
    if (!mayWrite())
        return;
    using redaction::Redaction;
    const bool isLater = background_.run(
        weight(trace_),
        [trace = trace_, extra = extra_, secrets = secrets_->isChecked(), known = hidden_,
         file = file_->text()] {
            const Redaction redaction = secrets ? Redaction(Redaction::Secrets::Kept)
                                        : known ? *known
                                                : Redaction::forTrace(trace);
            QList<QJsonObject> members = extra ? extra() : QList<QJsonObject>();
            for (QJsonObject& member : members)
                member = redaction.json(member);
            return formats::writePrivateFile(file, [&](const formats::Sink& sink) {
                formats::writeHar(trace, {.redaction = redaction, .extra = members}, sink);
            });
        },
        [this](const tl::expected<void, QString>& written) { end(written); });
    if (isLater)
        setEnabled(false); // until it is written
}

void ExportDialog::end(const tl::expected<void, QString>& written) {
    setEnabled(true);
    if (!written) {
        error_->setText(tr("%1 cannot be written: %2.").arg(file_->text(), written.error()));
        error_->show();
        return;
    }
    emit exported(file_->text());
    QDialog::accept();
}

} // namespace thence::ui
