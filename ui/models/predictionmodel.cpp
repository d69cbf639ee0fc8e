#include "ui/models/predictionmodel.h"

#include "app/redaction/redaction.h"
#include "ui/text/readable.h"

#include <algorithm>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using redirect::Prediction;
using trace::Follow;
using trace::Stop;

constexpr qsizetype longestCell = 200;
constexpr QChar nothing = u'–'; // in a cell that has nothing to say

/// A stop in a word or two; the sentence stands below the table.
QString stopWord(Stop::Reason reason) {
    switch (reason) {
    case Stop::Reason::NotARedirect:
        return PredictionModel::tr("stops: no redirect");
    case Stop::Reason::NoLocation:
    case Stop::Reason::InvalidLocation:
        return PredictionModel::tr("stops: Location");
    case Stop::Reason::UnsupportedScheme:
        return PredictionModel::tr("refused: scheme");
    case Stop::Reason::TooManyRedirects:
        return PredictionModel::tr("stops: limit");
    case Stop::Reason::ContentNotReplayable:
        return PredictionModel::tr("refused: content");
    case Stop::Reason::DowngradeRefused:
        return PredictionModel::tr("refused: downgrade");
    case Stop::Reason::NotFollowed:
    case Stop::Reason::Loop:
    case Stop::Reason::MemoryUsedUp:
    case Stop::Reason::Failed:
    case Stop::Reason::Cancelled:
        break;
    }
    return PredictionModel::tr("not followed");
}

QString kept(bool before, bool after) {
    return !before ? QString(nothing)
           : after ? PredictionModel::tr("kept")
                   : PredictionModel::tr("dropped");
}

} // namespace

void PredictionModel::setPredictions(const QList<Prediction>& predictions,
                                     const http::Request& request) {
    beginResetModel();
    predictions_ = predictions;
    request_ = request;
    targets_.clear();
    endResetModel();
}

/// The start of a target without its secrets. Most clients have the same one, which may be long,
/// and cells are asked for often.
const QString& PredictionModel::shownTarget(const url::Url& target) const {
    const auto known = targets_.constFind(target.href());
    if (known != targets_.cend())
        return *known;
    return *targets_.insert(target.href(),
                            readable(redaction::Redaction().url(target.href()).left(longestCell)));
}

qsizetype PredictionModel::disagreeing() const {
    return std::count_if(
        predictions_.begin(), predictions_.end(),
        [](const Prediction& prediction) { return isParting(prediction.differences); });
}

bool PredictionModel::hasColumn(int column) const {
    switch (column) {
    case Content:
        return request_.content && !request_.content->bytes.isEmpty();
    case Authorization:
        return request_.fields.contains("Authorization");
    case Cookie:
        return request_.fields.contains("Cookie");
    default:
        return true;
    }
}

int PredictionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(predictions_.size());
}

int PredictionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString PredictionModel::text(const Prediction& prediction, int column) const {
    if (column == Client)
        return prediction.client->name;
    const Follow* const follow = std::get_if<Follow>(&prediction.decision);
    if (!follow)
        return column == Next ? stopWord(std::get<Stop>(prediction.decision).reason)
                              : QString(nothing);
    const http::Request& next = follow->next;
    switch (column) {
    case Next: {
        const Follow* const followed = std::get_if<Follow>(&predictions_.first().decision);
        const QString method = readable(next.method);
        return followed && followed->next.target == next.target
                   ? method
                   : method + u' ' + shownTarget(next.target);
    }
    case Content:
        return kept(hasColumn(column), next.content && !next.content->bytes.isEmpty());
    case Authorization:
        return kept(hasColumn(column), next.fields.contains("Authorization"));
    case Cookie:
        return kept(hasColumn(column), next.fields.contains("Cookie"));
    default:
        return {};
    }
}

bool PredictionModel::differs(const Prediction& prediction, int column) const {
    if (column == Client)
        return false;
    const QString own = text(prediction, column);
    return own != nothing && own != text(predictions_.first(), column);
}

bool PredictionModel::isLost(const Prediction& prediction, int column) const {
    const Follow* const follow = std::get_if<Follow>(&prediction.decision);
    if (!follow)
        return column == Next;
    if (column == Next)
        return follow->next.method != request_.method;
    return column == Content && text(prediction, column) == tr("dropped");
}

QString PredictionModel::sentence(const Prediction& prediction) const {
    QStringList parts;
    for (int column = Next; column < ColumnCount; ++column)
        if (const QString cell = text(prediction, column); cell != nothing)
            parts.append(u"%1 %2"_s.arg(headerData(column, Qt::Horizontal).toString(), cell));
    return u"%1 %2: %3"_s.arg(prediction.client->name, prediction.client->version,
                              parts.join(u", "_s));
}

QVariant PredictionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Prediction& prediction = predictions_[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return shortened(text(prediction, index.column()), longestCell);
    case Qt::ToolTipRole:
        return plainToolTip(sentence(prediction));
    case Qt::AccessibleTextRole:
        return shortened(sentence(prediction), longestCell);
    case DiffersRole:
        return differs(prediction, index.column());
    case LostRole:
        return isLost(prediction, index.column());
    default:
        return {};
    }
}

QVariant PredictionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Client:
        return tr("Client");
    case Next:
        return tr("Next");
    case Content:
        return tr("Content");
    case Authorization:
        return tr("Auth");
    case Cookie:
        return tr("Cookie");
    default:
        return {};
    }
}

} // namespace thence::ui
