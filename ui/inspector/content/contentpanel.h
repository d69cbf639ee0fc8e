#pragma once

#include "app/redaction/redaction.h"
#include "ui/inspector/content/contenttext.h"
#include "ui/inspector/panel.h"

class QCheckBox;
class QPlainTextEdit;

namespace whereto::ui {

class PlainLabel;
class SegmentedSwitch;

/// The content that came, decoded: as text, or byte by byte. It is never rendered.
class ContentPanel : public Panel {
    Q_OBJECT

public:
    explicit ContentPanel(QWidget* parent);

    void showHop(const trace::Trace& trace, int index) override;

private:
    enum View { Text, Hex };

    void refresh();
    QString whole() const;
    QString plain() const;
    QString masked(const QString& text) const;

    SegmentedSwitch* views_;
    QCheckBox* indent_;
    PlainLabel* facts_;
    PlainLabel* notes_;
    QPlainTextEdit* text_;
    QWidget* tools_;
    QByteArray mediaType_;
    redaction::Redaction redaction_; ///< of this hop
    QByteArray content_;
    ContentText read_;
};

} // namespace whereto::ui
