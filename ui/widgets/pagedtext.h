#pragma once

#include <QPlainTextEdit>
#include <QWidget>

class QToolButton;

namespace thence::ui {

class PlainLabel;

/// Where a page of a long text begins, and how much of the text it is.
struct TextPage {
    qsizetype start = 0;
    qsizetype size = 0;

    bool operator==(const TextPage&) const = default;
};

/// Where `text` is cut so that no page has more than `characters` or `lines`, behind a line end
/// where there is one; the last page is the shorter one. There is always a page. Pure.
QList<TextPage> textPages(const QString& text, qsizetype characters, qsizetype lines);

/// A text that may be much longer than can be laid out: shown page by page, with a line that says
/// which part that is. Read only; no page of it has a line of more than `longestLine` characters.
class PagedText : public QWidget {
    Q_OBJECT

public:
    static constexpr qsizetype longestLine = 2000;
    static constexpr qsizetype pageCharacters = 40'000;
    static constexpr qsizetype pageLines = 1'500;

    /// `name` is what a screen reader says.
    explicit PagedText(const QString& name, QWidget* parent = nullptr);

    /// Shows the first page of `text`. `remark` stands beside where the page is: what the text
    /// itself is only a part of; may be empty.
    void setText(const QString& text, const QString& remark = {});
    int page() const { return page_; }
    qsizetype pages() const { return pages_.size(); }
    /// The page that has the character at `place`.
    int pageOf(qsizetype place) const;
    void showPage(int page);
    /// What the shown page is of the text.
    const TextPage& range() const { return pages_[page_]; }
    QPlainTextEdit* view() const { return view_; }

signals:
    /// Another page of the same text is shown.
    void turned();

private:
    void turnTo(int page);

    QString text_;
    QString remark_;
    QList<TextPage> pages_{TextPage{}};
    int page_ = 0;
    QPlainTextEdit* view_;
    QWidget* foot_;
    PlainLabel* place_;
    QToolButton* back_;
    QToolButton* on_;
};

} // namespace thence::ui
