#include "app/cli/unknownclient.h"

#include "app/cli/nearest.h"
#include "app/redirect/client.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;

QString unknownClient(const QString& id) {
    QStringList ids;
    for (const redirect::Client& client : redirect::clients())
        ids.append(client.id);
    const QStringList near = nearest(id, ids);
    const QString hint =
        near.isEmpty()
            ? QString()
            : QCoreApplication::translate("Cli", " Did you mean %1?").arg(near.join(u", "_s));
    return QCoreApplication::translate("Cli",
                                       "There is no client “%1”.%2 thence clients lists them.")
        .arg(id, hint);
}

} // namespace thence::cli
