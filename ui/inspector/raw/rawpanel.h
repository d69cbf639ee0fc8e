#pragma once

#include "ui/inspector/panel.h"
#include "ui/inspector/raw/rawparts.h"
#include "ui/widgets/background.h"

class QCheckBox;
class QToolButton;

namespace thence::ui {

class CopyButton;
class PagedText;
class PlainLabel;
class SegmentedSwitch;

/// The bytes as they were sent and received, with control bytes visible.
class RawPanel : public Panel {
    Q_OBJECT

public:
    explicit RawPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;
    /// Shows what was received, at the byte that could not be read, whatever `part` is.
    void pointTo(const QString& part) override;

private:
    enum Direction { Sent, Received };

    const QList<RawPart>& parts() const;
    void refresh();
    void mark();
    void save();
    QString whole() const;

    SegmentedSwitch* directions_;
    QCheckBox* lineEnds_;
    PlainLabel* note_;
    PagedText* text_;
    QList<RawText::Mark> marks_;
    Background background_;
    CopyButton* copy_;
    QToolButton* save_;
    QList<RawPart> sent_;
    QList<RawPart> received_;
};

} // namespace thence::ui
