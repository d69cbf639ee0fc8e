#pragma once

#include <QStyledItemDelegate>

namespace thence::ui {

/// Paints the rows of an EntryList: headings in small quiet letters, entries with a number before
/// them and a hint at their right end while that cuts no words; in a strip too narrow for words a
/// sign for each entry. The words of a numbered entry may take two lines.
class EntryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int wordsWidth = 110; ///< of the list: from it on there are words

    enum Role { HeadingRole = Qt::UserRole, IdRole, NumberRole, SignRole, HintRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace thence::ui
