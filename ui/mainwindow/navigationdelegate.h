#pragma once

#include <QStyledItemDelegate>

namespace whereto::ui {

/// Paints headings in small quiet letters, entries with a hint at their right end.
class NavigationDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role { HeadingRole = Qt::UserRole, KindRole, IdRole, HintRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace whereto::ui
