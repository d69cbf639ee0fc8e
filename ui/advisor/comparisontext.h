#pragma once

#include "ui/advisor/statuscomparison.h"
#include "ui/widgets/pagetext.h"

class QTextTable;

namespace thence::ui {

/// Two statuses side by side where there is room, one below the other where not, each with its
/// status before it.
class ComparisonText : public PageText {
    Q_OBJECT

public:
    explicit ComparisonText(QWidget* parent = nullptr);

    void compare(const advisor::StatusText& left, const advisor::StatusText& right);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void write(QTextCursor cursor) override;

private:
    bool isWide() const;
    void writeTopic(QTextCursor& cursor, const ComparedTopic& topic);
    void writeSide(QTextTable& table, int row, int column, int status,
                   const QList<Passage>& passages);

    int left_ = 0;
    int right_ = 0;
    QList<ComparedTopic> topics_;
    int writtenFor_ = 0; ///< the width that the columns have their sizes from; 0 for any
};

} // namespace thence::ui
