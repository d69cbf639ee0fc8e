#pragma once

#include "ui/timeline/itemgeometry.h"

#include <QStyledItemDelegate>

namespace thence::ui {

class HopModel;

/// Paints the items of the timeline where ItemGeometry puts them. Paints and nothing else.
class HopDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit HopDelegate(const HopModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// What stands behind the part of the card under the pointer.
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// How wide the cards are in `view`.
    static int cardWidth(const QWidget& view);
    /// The layout of the item at `index` for cards of `width`.
    ItemGeometry geometry(const QModelIndex& index, int width) const;

private:
    const HopModel& model_;
};

} // namespace thence::ui
