#pragma once

#include "ui/composer/authorization.h"
#include "ui/composer/page.h"

class QComboBox;
class QFormLayout;
class QLineEdit;

namespace thence::ui {

class FieldModel;
class InlineNote;

/// Writes the Authorization field for the schemes that are tedious by hand, and reads it back when
/// it is edited among the fields.
class AuthPage : public Page {
    Q_OBJECT

public:
    explicit AuthPage(FieldModel& fields, QWidget* parent = nullptr);

    QString title() const override;

protected:
    void build() override;

private:
    Credentials credentials() const;
    void read();
    void write();
    void refresh();

    FieldModel& fields_;
    QFormLayout* form_ = nullptr;
    QComboBox* kinds_ = nullptr;
    QLineEdit* user_ = nullptr;
    QLineEdit* password_ = nullptr;
    QLineEdit* token_ = nullptr;
    InlineNote* note_ = nullptr;
};

} // namespace thence::ui
