#include "ui/composer/authpage.h"

#include "ui/composer/form.h"
#include "ui/models/fieldmodel.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/inlinenote.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace thence::ui {

namespace {

using Kind = Credentials::Kind;

constexpr int inputWidth = 420;
const QByteArray field = "Authorization";

QLineEdit* secretEdit(const QString& name) {
    auto* const edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setFont(monoFont());
    return edit;
}

} // namespace

AuthPage::AuthPage(FieldModel& fields, QWidget* parent) : Page(parent), fields_(fields) {
    connect(&fields_, &FieldModel::edited, this, &AuthPage::read);
}

void AuthPage::build() {
    form_ = makeForm(this);
    kinds_ = new QComboBox(this);
    user_ = secretEdit(tr("User name"));
    password_ = secretEdit(tr("Password"));
    token_ = secretEdit(tr("Token"));
    note_ = new InlineNote(this);
    for (const auto& [kind, name] : {std::pair(Kind::None, tr("None")),
                                     {Kind::Basic, tr("Basic")},
                                     {Kind::Bearer, tr("Bearer token")},
                                     {Kind::Other, tr("Other, written among the fields")}})
        kinds_->addItem(name, int(kind));
    kinds_->setAccessibleName(tr("Kind of authorization"));
    password_->setEchoMode(QLineEdit::PasswordEchoOnEdit);
    for (QWidget* const input : {static_cast<QWidget*>(kinds_), static_cast<QWidget*>(user_),
                                 static_cast<QWidget*>(password_), static_cast<QWidget*>(token_)})
        input->setMaximumWidth(inputWidth);
    form_->addRow(tr("Scheme"), kinds_);
    form_->addRow(tr("User name"), user_);
    form_->addRow(tr("Password"), password_);
    form_->addRow(tr("Token"), token_);
    form_->addRow(note_);
    setFocusProxy(kinds_);

    connect(kinds_, &QComboBox::activated, this, &AuthPage::write);
    for (const QLineEdit* const edit : {user_, password_, token_})
        connect(edit, &QLineEdit::textEdited, this, &AuthPage::write);
    read();
}

QString AuthPage::title() const {
    switch (credentials().kind) {
    case Kind::Basic:
        return tr("Auth Basic");
    case Kind::Bearer:
        return tr("Auth Bearer");
    case Kind::Other:
        return tr("Auth 1");
    case Kind::None:
        break;
    }
    return tr("Auth");
}

Credentials AuthPage::credentials() const {
    if (!isOpened())
        return readAuthorization(fields_.value(field));
    Credentials result{Kind(kinds_->currentData().toInt()), {}, {}};
    if (result.kind == Kind::Basic) {
        result.user = user_->text();
        result.password = password_->text();
    } else if (result.kind == Kind::Bearer) {
        result.token = token_->text();
    }
    return result;
}

void AuthPage::read() {
    if (!isOpened()) {
        emit edited();
        return;
    }
    const auto value = fields_.value(field);
    const Credentials wanted = readAuthorization(value);
    // What was written from here reads as the same: nothing to do, and the cursor stays.
    if (wanted != credentials()) {
        kinds_->setCurrentIndex(kinds_->findData(int(wanted.kind)));
        if (wanted.kind == Kind::Basic) {
            user_->setText(wanted.user);
            password_->setText(wanted.password);
        } else if (wanted.kind == Kind::Bearer) {
            token_->setText(wanted.token);
        }
    }
    refresh();
    emit edited();
}

void AuthPage::write() {
    const Credentials wanted = credentials();
    if (const auto value = writeAuthorization(wanted))
        fields_.setField(field, *value);
    else if (wanted.kind == Kind::None)
        fields_.removeField(field);
    refresh();
    emit edited();
}

void AuthPage::refresh() {
    const Credentials now = credentials();
    const auto setRowVisible = [this](QLineEdit* edit, bool visible) {
        edit->setVisible(visible);
        form_->labelForField(edit)->setVisible(visible);
    };
    setRowVisible(user_, now.kind == Kind::Basic);
    setRowVisible(password_, now.kind == Kind::Basic);
    setRowVisible(token_, now.kind == Kind::Bearer);
    if (now.user.contains(u':'))
        note_->showError(tr("A user name cannot have a colon: the password begins at the first "
                            "one (RFC 7617 §2)."));
    else if (now.kind == Kind::Basic || now.kind == Kind::Bearer)
        note_->showNote(tr("Written into the Authorization field. Which hop gets it depends on the "
                           "client that is followed."));
    else
        note_->clear();
}

} // namespace thence::ui
