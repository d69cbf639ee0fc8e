#pragma once

#include "ui/inspector/panel.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;

namespace whereto::ui {

class CopyButton;
class FieldDiffModel;

/// The fields of the request and the response, with what changed since the hop before.
class FieldsPanel : public Panel {
    Q_OBJECT

public:
    explicit FieldsPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;
    void pointTo(const QString& name) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void refilter();
    void showWhole();
    void fitFoot();
    QString allLines() const;

    FieldDiffModel* model_;
    QSortFilterProxyModel* filtered_;
    QLineEdit* filter_;
    QToolButton* secrets_;
    QTreeView* tree_;
    QLabel* legend_;
    CopyButton* copyValue_;
    QPlainTextEdit* whole_; ///< of the selected field
};

} // namespace whereto::ui
