#pragma once

#include "app/findings/credentialmap.h"

#include <QAbstractTableModel>

namespace thence::ui {

/// What became of each credential, and of the content, at each hop: a row each, a column a hop.
class CredentialModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// findings::Carried as an int.
    static constexpr int CarriedRole = Qt::UserRole;
    /// Those beyond it have no row.
    static constexpr qsizetype maxCredentials = 40;

    struct Row {
        QString name;
        QList<findings::Carried> hops;
    };

    /// What the model shows of a trace; made in any thread.
    struct Contents {
        QStringList heads;   ///< one a hop: its host, or all of its origin
        QStringList origins; ///< one a hop
        QList<Row> rows;
    };

    using QAbstractTableModel::QAbstractTableModel;

    static Contents read(const trace::Trace& trace);
    void setContents(const Contents& contents);
    void setTrace(const trace::Trace& trace) { setContents(read(trace)); }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString sentence(const Row& row) const;

    Contents contents_;
};

} // namespace thence::ui
