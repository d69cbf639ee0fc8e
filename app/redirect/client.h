#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace whereto::redirect {

/// How one program follows redirects, as read from resources/clients/<id>.json.
struct Client {
    QString id;
    QString name;    ///< "Chrome"
    QString version; ///< the version observed
    QString group;   ///< "browsers", "command line", "libraries", "crawlers", "standards"
};

/// Every client: ours from the resources, then the user's own from the configuration folder.
/// Read once; ordered by group and name.
const QList<Client>& clients();

/// The client called `id`, or null.
const Client* findClient(const QString& id);

} // namespace whereto::redirect
