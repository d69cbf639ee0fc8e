#pragma once

#include "ui/widgets/ink.h"

#include <QTextBrowser>

namespace thence::ui {

/// One line of a Sheet.
struct SheetLine {
    enum class Kind { Heading, Title, Text, Pair };
    Kind kind = Kind::Text;
    QString key; ///< with Pair: the quiet name in the first column
    QString text;
    Ink ink = Ink::Text;
    bool mono = false;
    QString remark; ///< a quieter line below the text; may be empty
    QString link{}; ///< what linked() tells when the text is clicked; empty: it is no link

    bool operator==(const SheetLine&) const = default;
};

/// The lines in the making: `lines.heading(tr("Address")); lines.pair(tr("Remote"), address);`
class SheetLines : public QList<SheetLine> {
public:
    void heading(const QString& text);
    /// A semibold line that begins a paragraph.
    void title(const QString& text, Ink ink = Ink::Text);
    void text(const QString& text, Ink ink = Ink::Text, const QString& remark = {});
    void pair(const QString& key, const QString& text, Ink ink = Ink::Text,
              const QString& remark = {});
    void monoPair(const QString& key, const QString& text, const QString& remark = {});
    /// Makes the text of the last line lead somewhere.
    void link(const QString& target);
};

/// Headings, sentences and pairs of a name and a value, as one text that wraps anywhere, scrolls,
/// and can be selected with mouse and keyboard. Where there is no room for two columns, names stand
/// above their values. Nothing in it is ever read as markup, and very long texts are cut.
class Sheet : public QTextBrowser {
    Q_OBJECT

public:
    /// Around the text, px.
    static constexpr int margin = 12;

    explicit Sheet(QWidget* parent = nullptr);

    /// From now on the sheet is never higher than its text, so that others have the room.
    void keepToText();
    /// From now on the sheet is as high as its text: what is around it scrolls.
    void growToText();

    void setLines(SheetLines lines);
    const SheetLines& lines() const { return lines_; }

signals:
    /// A text that leads to `target` was clicked, or Enter was pressed on it.
    void linked(const QString& target);

protected:
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void write();
    void fitHeight();
    bool isNarrow() const;

    SheetLines lines_;
    bool isGrown_ = false;
    bool wasNarrow_ = false; ///< when the lines were written
};

} // namespace thence::ui
