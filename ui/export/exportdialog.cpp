#include "ui/export/exportdialog.h"

#include "app/formats/privatefile.h"
#include "ui/models/weight.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
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

/// "HAR (*.har)"
QString fileFilter(const formats::Format& format) {
    QStringList patterns;
    for (const char* const suffix : format.suffixes)
        if (suffix)
            patterns.append(u"*."_s + QLatin1String(suffix));
    return u"%1 (%2)"_s.arg(QLatin1String(format.name), patterns.join(u' '));
}

} // namespace

ExportDialog::ExportDialog(const trace::Trace& trace, Extra extra, QWidget* parent)
    : QDialog(parent), trace_(trace), extra_(std::move(extra)), file_(new QLineEdit),
      format_(new QComboBox), secrets_(new QCheckBox), write_(new QPushButton),
      error_(new PlainLabel({}, PlainLabel::Voice::Bad)) {
    setWindowTitle(tr("Export the trace"));
    for (const formats::Format* const each : formats::formats())
        format_->addItem(QLatin1String(each->name), QLatin1String(each->id));
    file_->setText(QDir::home().filePath(format().fileName(u"thence"_s)));
    file_->setMinimumWidth(360);
    file_->setAccessibleName(tr("File"));
    secrets_->setText(tr("Keep &secrets: passwords, tokens, cookies"));
    askNothing();
    connect(file_, &QLineEdit::textChanged, this, &ExportDialog::askNothing);
    connect(file_, &QLineEdit::textChanged, this, &ExportDialog::takeFormatOfFile);
    connect(format_, &QComboBox::activated, this, &ExportDialog::takeSuffixOfFormat);

    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    buttons->addButton(write_, QDialogButtonBox::AcceptRole);
    write_->setProperty("primary", true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ExportDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    QFormLayout* const form = makeForm();
    form->addRow(error_);
    form->addRow(buttons);
    write_->setDefault(true); // now that it is in the dialog
}

QFormLayout* ExportDialog::makeForm() {
    auto* const choose = new QPushButton(tr("&Browse…"));
    choose->setAutoDefault(false); // Enter exports
    connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
    auto* const place = new QHBoxLayout;
    place->addWidget(file_);
    place->addWidget(choose);
    auto* const form = new QFormLayout(this);
    form->addRow(tr("&File"), place);
    qobject_cast<QLabel*>(form->labelForField(place))->setBuddy(file_);
    form->addRow(tr("F&ormat"), format_);
    form->addRow(QString(), secrets_);
    auto* const counted = new PlainLabel({}, PlainLabel::Voice::Dim);
    const bool isLater = counting_.run(
        weight(trace_), [trace = trace_] { return redaction::Redaction::forTrace(trace); },
        [this, counted](const redaction::Redaction& redaction) {
            hidden_ = redaction;
            counted->setText(countText(redaction.count()));
        });
    if (isLater)
        counted->setText(Background::notice());
    form->addRow(QString(), counted);
    return form;
}

const formats::Format& ExportDialog::format() const {
    return *formats::findFormat(format_->currentData().toString());
}

void ExportDialog::takeFormatOfFile() {
    if (const formats::Format* const named = formats::formatOfFile(file_->text()))
        format_->setCurrentIndex(format_->findData(QLatin1String(named->id)));
}

void ExportDialog::takeSuffixOfFormat() {
    QString stem = file_->text();
    if (formats::formatOfFile(stem))
        stem.truncate(stem.lastIndexOf(u'.'));
    else if (!QFileInfo(stem).suffix().isEmpty())
        return; // a name of the person's own
    file_->setText(format().fileName(stem));
}

void ExportDialog::browse() {
    QStringList filters;
    for (const formats::Format* const each : formats::formats())
        filters.append(fileFilter(*each));
    QString filter = fileFilter(format());
    const QString chosen = QFileDialog::getSaveFileName(this, windowTitle(), file_->text(),
                                                        filters.join(u";;"_s), &filter);
    if (chosen.isEmpty())
        return;
    file_->setText(chosen);
    if (!formats::formatOfFile(chosen))
        format_->setCurrentIndex(int(filters.indexOf(filter)));
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
        [&format = format(), trace = trace_, extra = extra_, secrets = secrets_->isChecked(),
         known = hidden_, file = file_->text()] {
            const formats::WriteOptions options{.redaction =
                                                    secrets ? Redaction(Redaction::Secrets::Kept)
                                                    : known ? *known
                                                            : Redaction::forTrace(trace),
                                                .ofHops = extra ? extra() : QList<QJsonObject>(),
                                                .ofTrace = {}};
            return formats::writePrivateFile(
                file, [&](const formats::Sink& sink) { format.write(trace, options, sink); });
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
