#pragma once

#include "app/http/fielddiff.h"
#include "app/redaction/redaction.h"

#include <QAbstractItemModel>

namespace whereto::ui {

/// Field lists in sections ("Request", "Response"), in wire order, each field with how it differs
/// from the hop before. Secrets are masked until they are asked for.
class FieldDiffModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    /// http::FieldDifference::Kind as an int; -1 for a section.
    static constexpr int KindRole = Qt::UserRole;
    /// "name: value" as shown, for the filter and for copying.
    static constexpr int LineRole = Qt::UserRole + 1;
    /// The value as shown, and that of the hop before where it changed.
    static constexpr int WholeRole = Qt::UserRole + 2;

    struct Section {
        QString title;
        QList<http::FieldDifference> fields;
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setSections(const QList<Section>& sections);
    void setSecretsShown(bool shown);
    /// Whether any value is masked, or would be.
    bool hasSecrets() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    /// A field as it is shown. Kept, because a view asks often and a value may have a megabyte.
    struct Shown {
        http::FieldDifference::Kind kind;
        QString name;
        QString value;
        QString before; ///< empty unless the field changed
    };

    void read();
    QVariant fieldData(const Shown& field, int column, int role) const;

    QList<Section> sections_;
    QList<QList<Shown>> shown_; ///< by section
    redaction::Redaction redaction_;
};

} // namespace whereto::ui
