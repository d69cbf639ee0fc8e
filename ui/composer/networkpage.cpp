#include "ui/composer/networkpage.h"

#include "ui/composer/form.h"
#include "ui/composer/overridelines.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/inlinenote.h"

#include <QCheckBox>
#include <QFile>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSslCertificate>

namespace thence::ui {

namespace {

constexpr int overridesHeight = 58;

/// The PEM file called `name`; empty if it cannot be read or holds no certificate.
QByteArray readAuthority(const QString& name) {
    constexpr qint64 maxSize = 8 * 1024 * 1024; // ten times a system's whole store
    if (name.isEmpty())
        return {};
    QFile file(name);
    const QByteArray pem = file.open(QIODevice::ReadOnly) ? file.read(maxSize) : QByteArray();
    return QSslCertificate::fromData(pem).isEmpty() ? QByteArray() : pem;
}

} // namespace

void NetworkPage::build() {
    verify_ = new QCheckBox(tr("Refuse certificates that do not verify"), this);
    authority_ = new QLineEdit(this);
    overrides_ = new QPlainTextEdit(this);
    note_ = new InlineNote(this);
    verify_->setObjectName(QStringLiteral("verify"));
    verify_->setChecked(true);
    authority_->setAccessibleName(tr("File with more certificate authorities to trust, PEM"));
    authority_->setPlaceholderText(tr("PEM file, trusted beside the system's"));
    authority_->setFont(monoFont());
    overrides_->setAccessibleName(tr("Addresses to use instead of DNS, one a line"));
    overrides_->setPlaceholderText(tr("shop.example:443:127.0.0.1"));
    overrides_->setFont(monoFont());
    overrides_->setTabChangesFocus(true);
    overrides_->setFixedHeight(overridesHeight);
    auto* const choose = new QPushButton(tr("Choose…"));
    choose->setAccessibleName(tr("Choose the file with certificate authorities"));

    auto* const authority = new QHBoxLayout;
    authority->setSpacing(8);
    authority->addWidget(authority_, 1);
    authority->addWidget(choose);
    auto* const form = makeForm(this);
    form->addRow(tr("TLS"), verify_);
    form->addRow(tr("Authorities"), authority);
    form->addRow(tr("Resolve"), overrides_);
    form->addRow(note_);
    setFocusProxy(verify_);

    connect(choose, &QPushButton::clicked, this, &NetworkPage::chooseAuthority);
    connect(verify_, &QCheckBox::toggled, this, &NetworkPage::refresh);
    connect(authority_, &QLineEdit::textChanged, this, &NetworkPage::refresh);
    connect(overrides_, &QPlainTextEdit::textChanged, this, &NetworkPage::refresh);
}

trace::Network NetworkPage::network() const {
    trace::Network network;
    if (!isOpened()) // nothing can have been changed
        return network;
    network.verify = verify_->isChecked();
    network.overrides =
        readOverrides(overrides_->toPlainText()).value_or(QList<trace::AddressOverride>());
    if (const QByteArray certificates = readAuthority(authority_->text()); !certificates.isEmpty())
        network.trust.append({certificates, {}, {}});
    return network;
}

QString NetworkPage::title() const {
    return !isOpened() || verify_->isChecked() ? tr("Network") : tr("Network (TLS unverified)");
}

std::optional<ComposerError> NetworkPage::error() const {
    if (!isOpened())
        return std::nullopt;
    if (!authority_->text().isEmpty() && readAuthority(authority_->text()).isEmpty())
        return ComposerError{ComposerError::Part::Network,
                             tr("The file of authorities has no certificate in PEM form, or cannot "
                                "be read. Choose another, or leave it empty.")};
    const auto overrides = readOverrides(overrides_->toPlainText());
    if (overrides)
        return std::nullopt;
    return ComposerError{ComposerError::Part::Network, overrides.error()};
}

void NetworkPage::chooseAuthority() {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Certificate authorities"), authority_->text(),
                                     tr("PEM files (*.pem *.crt *.cer);;All files (*)"));
    if (!path.isEmpty())
        authority_->setText(path);
}

void NetworkPage::refresh() {
    const auto problem = error();
    if (problem)
        note_->showError(problem->text);
    else if (!verify_->isChecked())
        note_->showNote(tr("Anyone between here and the server can read and change what is sent. "
                           "The TLS panel still says what is wrong with the certificate."));
    else
        note_->clear();
    emit edited();
}

} // namespace thence::ui
