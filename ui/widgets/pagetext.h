#pragma once

#include "ui/widgets/pill.h"

#include <QTextBlock>
#include <QTextEdit>

namespace thence::ui {

/// A text in a page that scrolls around it: always as high as it has to be. Pills stand behind some
/// of its words and lines above its headings, and all of it can be selected with the mouse. Where
/// there is much to say, it is laid out in a fraction of the time that labels take.
class PageText : public QTextEdit {
    Q_OBJECT

public:
    explicit PageText(QWidget* parent = nullptr);

protected:
    /// Writes all of the text with a cursor in an empty document, block formats included.
    virtual void write(QTextCursor cursor) = 0;
    /// Calls write() and fits the height.
    void rewrite();
    /// Inserts a heading where a block begins, with a line across the page above it.
    void insertHeading(QTextCursor& cursor, const QString& text);
    /// Inserts a pill where a block begins. Its words are of the text.
    void insertPill(QTextCursor& cursor, const Pill& pill);

    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct PlacedPill {
        QTextBlock block; ///< begins with its words
        Pill pill;
    };

    void fitHeight();

    QList<QTextBlock> headings_;
    QList<PlacedPill> pills_;
};

} // namespace thence::ui
