#pragma once

#include "app/http/fielddiff.h"
#include "app/redaction/redaction.h"

#include <QAbstractItemModel>

namespace thence::ui {

/// Field lists in sections ("Request", "Response"), in wire order, each field with how it differs
/// from the hop before. Secrets are masked until they are asked for. A section has its first
/// fields, and a last row that says how many more there are and shows the next ones: a response may
/// have tens of thousands.
class FieldDiffModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Column { Name, Value, ColumnCount };
    /// http::FieldDifference::Kind as an int; or one of the others.
    static constexpr int KindRole = Qt::UserRole;
    enum OtherKind { IsSection = -1, IsMore = -2 };
    /// "name: value" as shown, for copying.
    static constexpr int LineRole = Qt::UserRole + 1;
    /// The value as shown, and that of the hop before where it changed.
    static constexpr int WholeRole = Qt::UserRole + 2;
    /// Fields of a section that are there at first, and that come with each showMore().
    static constexpr int page = 500;

    struct Section {
        QString title;
        QList<http::FieldDifference> fields;
    };

    /// A field as it is shown.
    struct Shown {
        http::FieldDifference::Kind kind;
        QString name;
        QString value;
        QString before; ///< empty unless the field changed
    };

    /// What is shown of all fields.
    struct Contents {
        struct Section {
            QString title;
            QList<Shown> fields;
        };
        QList<Section> sections;
        bool hasSecrets = false; ///< whether any value is masked, or would be
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Made in any thread: there may be much to read.
    static Contents read(const QList<Section>& sections, bool secretsShown);
    void setContents(const Contents& contents);
    /// The same fields with their secrets masked or shown: rows and selection stay.
    void replaceContents(const Contents& contents);
    /// From now on only the fields with `text` in their line are there, whatever the case.
    void setFilter(const QString& text);
    /// The first field called `name` in the last section that has one; invalid where there is none
    /// among those that are shown, `isHidden` where it is behind them.
    QModelIndex find(const QString& name, bool& isHidden) const;
    /// Adds the next fields to the section of `more`, a row of the kind IsMore.
    void showMore(const QModelIndex& more);
    /// The lines of every field that is left by the filter, shown or not, but those that are gone;
    /// an empty line between sections.
    QString lines() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    /// A section that the filter leaves fields of.
    struct Matches {
        qsizetype section;
        QList<qsizetype> fields;
        qsizetype shown = 0;  ///< the first ones
        qsizetype hidden = 0; ///< as the last row says; there is none without
    };

    void match();
    const Shown& field(const Matches& matches, qsizetype row) const;
    static QVariant fieldData(const Shown& field, int column, int role);
    static QVariant moreData(const Matches& matches, int column, int role);

    Contents contents_;
    QString filter_;
    QList<Matches> matches_;
};

} // namespace thence::ui
