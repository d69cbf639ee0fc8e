#pragma once

#include "app/findings/finding.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <optional>

namespace thence::ui {

/// What was found about a trace, one row a finding, in the order of the hops.
class FindingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Severity, Hop, Summary, ColumnCount };
    static constexpr int SeverityRole = Qt::UserRole;  ///< findings::Severity as an int
    static constexpr int TopicRole = Qt::UserRole + 1; ///< findings::Topic as an int

    using QAbstractTableModel::QAbstractTableModel;

    /// Does nothing when they are the findings it has.
    void setFindings(const QList<findings::Finding>& findings);
    const findings::Finding& at(int row) const { return findings_[row]; }
    /// How many have this severity.
    qsizetype count(findings::Severity severity) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QList<findings::Finding> findings_;
};

/// The findings of one topic, or of some severities.
class FindingFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// Nothing: all topics.
    void setTopic(std::optional<findings::Topic> topic);
    /// Those from `least` to `most`.
    void setSeverities(findings::Severity min, findings::Severity max);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    template <typename Change>
    void change(Change&& make);

    std::optional<findings::Topic> topic_;
    findings::Severity min_ = findings::Severity::Good;
    findings::Severity max_ = findings::Severity::Error;
};

} // namespace thence::ui
