#pragma once

#include "app/redirect/comparison.h"

#include <QAbstractTableModel>
#include <QHash>

namespace thence::ui {

/// What each client does after a hop, one row a client.
class PredictionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Client, Next, Content, Authorization, Cookie, ColumnCount };
    /// Whether the cell says something else than that of the client that is followed.
    static constexpr int DiffersRole = Qt::UserRole;
    /// Whether something of the request is lost.
    static constexpr int LostRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// `request` is what the predictions start from; the first of them is the followed client's.
    void setPredictions(const QList<redirect::Prediction>& predictions,
                        const http::Request& request);
    const redirect::Prediction& at(int row) const { return predictions_[row]; }
    /// Whether a column says anything: the request carries what it is about.
    bool hasColumn(int column) const;
    /// How many clients part from the followed one.
    qsizetype disagreeing() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString text(const redirect::Prediction& prediction, int column) const;
    bool differs(const redirect::Prediction& prediction, int column) const;
    bool isLost(const redirect::Prediction& prediction, int column) const;
    QString sentence(const redirect::Prediction& prediction) const;
    const QString& shownTarget(const url::Url& target) const;

    QList<redirect::Prediction> predictions_;
    http::Request request_;
    mutable QHash<QByteArray, QString> targets_; ///< shown so far
};

} // namespace thence::ui
