#pragma once

#include "ui/composer/page.h"

class QTableView;
class QToolButton;

namespace thence::ui {

class FieldModel;
class InlineNote;

/// The fields of the request, in the order they are sent.
class FieldsPage : public Page {
    Q_OBJECT

public:
    explicit FieldsPage(FieldModel& fields, QWidget* parent = nullptr);

    QString title() const override;
    std::optional<ComposerError> error() const override;

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void build() override;

private:
    void add();
    void removeSelected();
    void paste();
    void refresh();

    FieldModel& fields_;
    QTableView* table_ = nullptr;
    QToolButton* remove_ = nullptr;
    InlineNote* note_ = nullptr;
};

} // namespace thence::ui
