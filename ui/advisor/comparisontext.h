#pragma once

#include "ui/advisor/comparison.h"

#include <QTextEdit>

namespace whereto::ui {

/// Two statuses side by side where there is room, one below the other where not, each with its
/// status before it. One text, as high as it has to be: labels for the hundred paragraphs take half
/// a second to lay out.
class ComparisonText : public QTextEdit {
    Q_OBJECT

public:
    explicit ComparisonText(QWidget* parent = nullptr);

    void compare(const advisor::StatusText& left, const advisor::StatusText& right);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Tag {
        int position; ///< of its text in the document
        int status;
    };

    bool isWide() const;
    void write();
    void writeTopic(QTextCursor& cursor, const ComparedTopic& topic);
    void writeSide(QTextTable& table, int row, int column, int status,
                   const QList<Passage>& passages);
    void fitHeight();

    int left_ = 0;
    int right_ = 0;
    QList<ComparedTopic> topics_;
    QList<int> headings_; ///< where they begin in the document
    QList<Tag> tags_;
    int laidOutFor_ = 0; ///< width that the columns were made for; 0 for any
};

} // namespace whereto::ui
