#pragma once

#include "app/http/fieldlist.h"

#include <QAbstractTableModel>

namespace thence::ui {

/// The fields of a request while they are written: one row a field, and an empty row at the end
/// that becomes a field when something is typed into it. A row can be switched off and keeps its
/// text. What was not edited keeps its bytes.
class FieldModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Enabled, Name, Value, ColumnCount };
    /// Why a cell cannot be sent, as one plain sentence; empty when it can.
    static constexpr int ProblemRole = Qt::UserRole;

    struct Row {
        bool enabled = true;
        QByteArray name;
        QByteArray value;

        bool operator==(const Row&) const = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The rows that are switched on.
    http::FieldList fields() const;
    void setFields(const http::FieldList& fields);

    /// Every row but the empty one at the end.
    const QList<Row>& rows() const { return rows_; }
    void setRows(const QList<Row>& rows);

    /// The value of the first field called `name` that is switched on.
    std::optional<QByteArray> value(QByteArrayView name) const;
    /// Writes the first such field, or adds one.
    void setField(const QByteArray& name, const QByteArray& value);
    void removeField(QByteArrayView name);

    /// Adds the fields of "Name: value" lines before `row`; lines without a colon become names.
    /// Returns how many were added.
    int insertLines(int row, const QString& text);

    /// The first row that is switched on and cannot be sent, or -1.
    int firstProblem() const;
    /// Its sentence, "Row 2: …"; empty if there is none.
    QString problem() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool removeRows(int row, int count, const QModelIndex& parent = {}) override;

signals:
    /// Something that fields() tells has changed.
    void edited();

private:
    int indexOf(QByteArrayView name) const;
    QString problem(const Row& row, int column) const;
    void append(Row row);

    QList<Row> rows_;
};

} // namespace thence::ui
