#pragma once

#include "app/redaction/redaction.h"
#include "ui/inspector/content/contenttext.h"
#include "ui/inspector/panel.h"
#include "ui/widgets/background.h"

class QCheckBox;

namespace thence::ui {

class PagedText;
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

    /// What is read of a response, in any thread.
    struct Reading {
        ContentText read;
        redaction::Redaction redaction; ///< of the hop
        QByteArray mediaType;
        QString plain;    ///< as it is shown
        QString indented; ///< ... with Json
    };

    static Reading readAll(const trace::Hop& hop);
    void fill(const trace::Exchange& exchange, const Reading& reading);
    void showNotes(const trace::Exchange& exchange, const ContentText& read);
    bool isIndented() const;
    void refresh();
    QString whole() const;

    SegmentedSwitch* views_;
    QCheckBox* indent_;
    PlainLabel* facts_;
    PlainLabel* notes_;
    PagedText* text_;
    QWidget* tools_;
    QByteArray content_;
    Reading reading_;
    Background background_;
};

} // namespace thence::ui
