#include "ui/models/findingmodel.h"

#include "ui/models/findingwords.h"
#include "ui/text/readable.h"

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;
using findings::Finding;

namespace {

QString hopText(const Finding& finding) {
    return finding.hop < 0 ? FindingModel::tr("all") : QString::number(finding.hop + 1);
}

QString spoken(const Finding& finding) {
    const QString place = finding.hop < 0 ? FindingModel::tr("Whole chain")
                                          : FindingModel::tr("Hop %1").arg(finding.hop + 1);
    return FindingModel::tr("%1, %2, %3: %4. %5")
        .arg(name(finding.rule->severity), name(finding.rule->topic), place,
             findings::summary(*finding.rule), readable(finding.text));
}

QString shownText(const Finding& finding, int column) {
    switch (column) {
    case FindingModel::Severity:
        return u"%1 %2"_s.arg(mark(finding.rule->severity), name(finding.rule->severity));
    case FindingModel::Hop:
        return hopText(finding);
    default:
        return findings::summary(*finding.rule);
    }
}

} // namespace

void FindingModel::setFindings(const QList<Finding>& findings) {
    if (findings.constData() == findings_.constData())
        return; // the selection stays
    beginResetModel();
    findings_ = findings;
    endResetModel();
}

qsizetype FindingModel::count(findings::Severity severity) const {
    return std::count_if(findings_.begin(), findings_.end(), [&](const Finding& finding) {
        return finding.rule->severity == severity;
    });
}

int FindingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(findings_.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Finding& finding = findings_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return shownText(finding, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(readable(finding.text));
    case Qt::AccessibleTextRole:
        return spoken(finding);
    case SeverityRole:
        return int(finding.rule->severity);
    case TopicRole:
        return int(finding.rule->topic);
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Severity ? tr("Severity") : section == Hop ? tr("Hop") : tr("Finding");
}

// Qt 6.10 wants to know before the change as well, and a later one drops the old call.
template <typename Change>
void FindingFilter::change(Change&& make) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    beginFilterChange();
    make();
    endFilterChange(Direction::Rows);
#else
    make();
    invalidateFilter();
#endif
}

void FindingFilter::setTopic(std::optional<findings::Topic> topic) {
    change([&] { topic_ = topic; });
}

void FindingFilter::setSeverities(findings::Severity min, findings::Severity max) {
    change([&] {
        min_ = min;
        max_ = max;
    });
}

bool FindingFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const int severity = index.data(FindingModel::SeverityRole).toInt();
    return severity >= int(min_) && severity <= int(max_) &&
           (!topic_ || index.data(FindingModel::TopicRole).toInt() == int(*topic_));
}

} // namespace thence::ui
