#pragma once

#include "app/findings/credentialmap.h"

#include <QAbstractTableModel>

namespace whereto::ui {

/// What became of each credential, and of the content, at each hop: a row each, a column a hop.
class CredentialModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// findings::Carried as an int.
    static constexpr int CarriedRole = Qt::UserRole;
    /// Those beyond it have no row.
    static constexpr qsizetype mostCredentials = 40;

    using QAbstractTableModel::QAbstractTableModel;

    void setTrace(const trace::Trace& trace);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString name;
        QList<findings::Carried> hops;
    };

    QString sentence(const Row& row) const;
    QString headOf(qsizetype hop) const;

    QStringList hosts_;   ///< one a hop
    QStringList origins_; ///< one a hop
    QList<Row> rows_;
};

} // namespace whereto::ui
