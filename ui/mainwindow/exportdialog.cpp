#include "ui/mainwindow/exportdialog.h"

#include "app/formats/har.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>

namespace whereto::ui {

using namespace Qt::StringLiterals;

ExportDialog::ExportDialog(const trace::Trace& trace, const QList<QJsonObject>& extra,
                           QWidget* parent)
    : QDialog(parent), trace_(trace), extra_(extra), hidden_(redaction::Redaction::forTrace(trace)),
      file_(new QLineEdit), secrets_(new QCheckBox), write_(new QPushButton),
      error_(new PlainLabel({}, PlainLabel::Voice::Bad)) {
    setWindowTitle(tr("Export HAR"));
    file_->setText(QDir::home().filePath(u"whereto.har"_s));
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
    const qsizetype count = hidden_.count();
    form->addRow(QString(),
                 new PlainLabel(count == 0 ? tr("No secret was found in this trace.")
                                : count == 1
                                    ? tr("Without it, 1 secret value is replaced by “redacted”.")
                                    : tr("Without them, %1 secret values are replaced by "
                                         "“redacted”.")
                                          .arg(count),
                                PlainLabel::Voice::Dim));
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
    const Redaction redaction =
        secrets_->isChecked() ? Redaction(Redaction::Secrets::Kept) : hidden_;
    QList<QJsonObject> extra = extra_;
    for (QJsonObject& member : extra)
        member = redaction.json(member);
    const auto har = [&](const formats::Sink& sink) {
        formats::writeHar(trace_, {.redaction = redaction, .extra = extra}, sink);
    };
    if (const auto written = writePrivately(file_->text(), har); !written) {
        error_->setText(written.error());
        error_->show();
        return;
    }
    emit exported(file_->text());
    QDialog::accept();
}

tl::expected<void, QString> writePrivately(const QString& name, const formats::Writing& write) {
    QSaveFile file(name);
    bool written = file.open(QIODevice::WriteOnly) &&
                   file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (written)
        write([&](const QByteArray& piece) {
            written = written && file.write(piece) == piece.size();
        });
    if (!written || !file.commit())
        return tl::unexpected(
            ExportDialog::tr("%1 cannot be written: %2.").arg(name, file.errorString()));
    return {};
}

tl::expected<void, QString> writePrivately(const QString& name, const QByteArray& bytes) {
    return writePrivately(name, [&](const formats::Sink& sink) { sink(bytes); });
}

} // namespace whereto::ui
