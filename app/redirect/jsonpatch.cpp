#include "app/redirect/jsonpatch.h"

namespace thence::redirect {

namespace {

using namespace Qt::StringLiterals;

QString overlaid(const QString& old, QString row) {
    for (qsizetype i = 0; i < qMin(old.size(), row.size()); ++i)
        if (row[i] == u'.')
            row[i] = old[i];
    return row;
}

QJsonObject patchedAt(QJsonObject base, const QJsonObject& patch, bool rows) {
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        const QJsonValue old = base.value(it.key());
        if (it->isNull())
            base.remove(it.key());
        else if (it->isObject())
            base.insert(it.key(),
                        patchedAt(old.toObject(), it->toObject(), it.key() == "methods"_L1));
        else if (rows && it->isString() && old.isString())
            base.insert(it.key(), overlaid(old.toString(), it->toString()));
        else
            base.insert(it.key(), *it);
    }
    return base;
}

} // namespace

QJsonObject patched(const QJsonObject& base, const QJsonObject& patch) {
    return patchedAt(base, patch, false);
}

} // namespace thence::redirect
