#pragma once

#include <QFrame>

class QAbstractItemModel;
class QLineEdit;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace thence::ui {

/// Every client in its group, narrowed by what is typed; arrow keys move, Enter chooses, Esc
/// closes.
class ClientList : public QFrame {
    Q_OBJECT

public:
    explicit ClientList(const QString& current, QWidget* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void chosen(const QString& id);

private:
    void filter(const QString& text);
    void choose(const QModelIndex& index);
    void select(const QModelIndex& index);
    /// The first client below the visible groups.
    QModelIndex firstClient() const;

    QLineEdit* search_;
    QTreeView* tree_;
    QSortFilterProxyModel* shown_;
};

} // namespace thence::ui
