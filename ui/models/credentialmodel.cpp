#include "ui/models/credentialmodel.h"

#include "ui/text/readable.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace thence::ui {

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
    {"", QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "not sent")},
    {QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "sent"),
     QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "sent")},
    {QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "other origin"),
     QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "sent to another origin")},
    {QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "sent in clear"),
     QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "sent in clear")},
    {QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "dropped"),
     QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "dropped")},
    {QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "now by https"),
     QT_TRANSLATE_NOOP("thence::ui::CredentialModel", "sent to the same host by https")},
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

/// The hosts, or all of the origin where another hop has the same host and another scheme or port.
QStringList headsOf(const QStringList& hosts, const QStringList& origins) {
    QHash<QString, QString> firstOrigins;
    QSet<QString> ambiguous;
    for (qsizetype hop = 0; hop < hosts.size(); ++hop)
        if (const auto known = firstOrigins.constFind(hosts[hop]); known == firstOrigins.cend())
            firstOrigins.insert(hosts[hop], origins[hop]);
        else if (*known != origins[hop])
            ambiguous.insert(hosts[hop]);
    QStringList heads;
    for (qsizetype hop = 0; hop < hosts.size(); ++hop) {
        const bool isAmbiguous = ambiguous.contains(hosts[hop]);
        const QString& name = isAmbiguous ? origins[hop] : hosts[hop];
        heads.append(name.size() <= longestHost ? name
                     : isAmbiguous
                         ? name.first(longestHost / 2) + u'…' + name.last(longestHost / 2 - 1)
                         : name.first(longestHost - 1) + u'…');
    }
    return heads;
}

} // namespace

CredentialModel::Contents CredentialModel::read(const trace::Trace& trace) {
    const findings::CredentialMap map = findings::credentialMap(trace);
    const qsizetype shown = std::min(map.credentials.size(), maxCredentials);
    Contents contents;
    QStringList hosts;
    for (const trace::Hop& hop : trace.hops) {
        hosts.append(readable(hop.exchange.request.target.host()));
        contents.origins.append(readable(hop.exchange.request.target.origin()));
    }
    contents.heads = headsOf(hosts, contents.origins);
    for (const Credential& credential : map.credentials.first(shown))
        contents.rows.append({nameOf(credential), findings::carried(trace, credential)});
    if (!map.content.isEmpty())
        contents.rows.append({tr("Content"), findings::carried(trace, map.content)});
    return contents;
}

void CredentialModel::setContents(const Contents& contents) {
    beginResetModel();
    contents_ = contents;
    endResetModel();
}

int CredentialModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(contents_.rows.size());
}

int CredentialModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(contents_.heads.size());
}

/// "Cookie sid: sent at hop 1, sent to another origin at hop 2 (https://b.test), dropped at hop 3."
QString CredentialModel::sentence(const Row& row) const {
    QStringList parts;
    for (qsizetype hop = 0; hop < row.hops.size(); ++hop)
        if (row.hops[hop] != Carried::NotSent)
            parts.append(tr("%1 at hop %2 (%3)")
                             .arg(tr(words[size_t(row.hops[hop])].spoken), QString::number(hop + 1),
                                  contents_.origins[hop]));
    return tr("%1: %2.").arg(row.name, parts.join(u", "_s));
}

QVariant CredentialModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = contents_.rows[index.row()];
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

QVariant CredentialModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (section < 0 ||
        section >= (orientation == Qt::Horizontal ? contents_.heads.size() : contents_.rows.size()))
        return {};
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole          ? contents_.rows[section].name
               : role == Qt::AccessibleTextRole ? QVariant(sentence(contents_.rows[section]))
                                                : QVariant();
    if (role == Qt::AccessibleTextRole)
        return tr("Hop %1, %2").arg(section + 1).arg(contents_.origins[section]);
    if (role != Qt::DisplayRole)
        return {};
    return u"%1\n%2"_s.arg(section + 1).arg(contents_.heads[section]);
}

} // namespace thence::ui
