#include "ui/models/credentialmodel.h"

#include "ui/text/readable.h"

#include <algorithm>

namespace whereto::ui {

using namespace Qt::StringLiterals;
using findings::Carried;
using findings::Credential;

namespace {

constexpr qsizetype longestName = 60;
constexpr qsizetype longestHost = 24;

struct Words {
    const char* cell;
    const char* spoken;
};

// In the order of the enumeration.
constexpr Words words[] = {
    {"", QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "not sent")},
    {QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "sent"),
     QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "sent")},
    {QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "other origin"),
     QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "sent to another origin")},
    {QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "sent in clear"),
     QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "sent in clear")},
    {QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "dropped"),
     QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "dropped")},
    {QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "now by https"),
     QT_TRANSLATE_NOOP("whereto::ui::CredentialModel", "sent to the same host by https")},
};

QString nameOf(const Credential& credential) {
    const QString name = shortened(readable(credential.name), longestName);
    switch (credential.kind) {
    case Credential::Kind::Authorization:
    case Credential::Kind::TokenField:
        return name;
    case Credential::Kind::Cookie:
        return CredentialModel::tr("Cookie %1").arg(name);
    case Credential::Kind::UrlParameter:
        return CredentialModel::tr("%1 in the URL").arg(name);
    case Credential::Kind::Userinfo:
        return CredentialModel::tr("User in the URL");
    }
    Q_UNREACHABLE();
}

} // namespace

void CredentialModel::setTrace(const trace::Trace& trace) {
    const findings::CredentialMap map = findings::credentialMap(trace);
    const qsizetype shown = std::min(map.credentials.size(), mostCredentials);
    beginResetModel();
    hosts_.clear();
    origins_.clear();
    rows_.clear();
    for (const trace::Hop& hop : trace.hops) {
        hosts_.append(readable(hop.exchange.request.target.host()));
        origins_.append(readable(hop.exchange.request.target.origin()));
    }
    for (const Credential& credential : map.credentials.first(shown))
        rows_.append({nameOf(credential), findings::carried(trace, credential)});
    if (!map.content.isEmpty())
        rows_.append({tr("Content"), findings::carried(trace, map.content)});
    endResetModel();
}

int CredentialModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(rows_.size());
}

int CredentialModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(hosts_.size());
}

/// "Cookie sid: sent at hop 1, sent to another origin at hop 2 (https://b.test), dropped at hop 3."
QString CredentialModel::sentence(const Row& row) const {
    QStringList parts;
    for (qsizetype hop = 0; hop < row.hops.size(); ++hop)
        if (row.hops[hop] != Carried::NotSent)
            parts.append(tr("%1 at hop %2 (%3)")
                             .arg(tr(words[size_t(row.hops[hop])].spoken), QString::number(hop + 1),
                                  origins_[hop]));
    return tr("%1: %2.").arg(row.name, parts.join(u", "_s));
}

QVariant CredentialModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = rows_[index.row()];
    const Carried carried = row.hops[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return tr(words[size_t(carried)].cell);
    case Qt::ToolTipRole:
        return plainToolTip(sentence(row));
    case Qt::AccessibleTextRole:
        return tr("%1, hop %2: %3. %4")
            .arg(row.name, QString::number(index.column() + 1), tr(words[size_t(carried)].spoken),
                 sentence(row));
    case CarriedRole:
        return int(carried);
    default:
        return {};
    }
}

/// The host, or all of the origin where another hop has the same host and another scheme or port.
QString CredentialModel::headOf(qsizetype hop) const {
    bool isAmbiguous = false;
    for (qsizetype other = 0; other < hosts_.size(); ++other)
        isAmbiguous |= hosts_[other] == hosts_[hop] && origins_[other] != origins_[hop];
    const QString& name = isAmbiguous ? origins_[hop] : hosts_[hop];
    if (name.size() <= longestHost)
        return name;
    return isAmbiguous ? name.first(longestHost / 2) + u'…' + name.last(longestHost / 2 - 1)
                       : name.first(longestHost - 1) + u'…';
}

QVariant CredentialModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0 || section >= (orientation == Qt::Horizontal ? hosts_.size() : rows_.size()))
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole          ? rows_[section].name
               : role == Qt::AccessibleTextRole ? QVariant(sentence(rows_[section]))
                                                : QVariant();
    if (role == Qt::AccessibleTextRole)
        return tr("Hop %1, %2").arg(section + 1).arg(origins_[section]);
    if (role != Qt::DisplayRole)
        return {};
    return u"%1\n%2"_s.arg(section + 1).arg(headOf(section));
}

} // namespace whereto::ui
