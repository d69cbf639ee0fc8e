#pragma once

#include <QStyledItemDelegate>

namespace whereto::ui {

/// Paints headings in small quiet letters, entries with a hint at their right end while that cuts
/// no words; in a strip too narrow for words a sign for each entry.
class NavigationDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role { HeadingRole = Qt::UserRole, KindRole, IdRole, HintRole, SignRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace whereto::ui
