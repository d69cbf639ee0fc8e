#pragma once

#include "ui/inspector/panel.h"
#include "ui/models/fielddiffmodel.h"
#include "ui/widgets/background.h"

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace thence::ui {

class CopyButton;
class PagedText;

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
    void load();
    void fill(const FieldDiffModel::Contents& contents);
    void expand();
    void showWhole();
    void fitFoot();

    trace::Trace trace_;
    int index_ = -1;
    bool isFilled_ = false; ///< with the fields of that hop
    QString pointedTo_;     ///< once they are there
    Background background_;
    FieldDiffModel* model_;
    QLineEdit* filter_;
    QToolButton* secrets_;
    QTreeView* tree_;
    QLabel* legend_;
    CopyButton* copyValue_;
    PagedText* whole_; ///< value of the selected field
};

} // namespace thence::ui
