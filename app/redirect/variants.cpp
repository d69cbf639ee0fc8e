#include "app/redirect/variants.h"

#include "app/redirect/jsonpatch.h"
#include "app/redirect/rulesreader.h"

namespace thence::redirect {

Variants::Variants(QJsonObject client, QList<QJsonObject> sets)
    : client_(std::move(client)), sets_(std::move(sets)) {}

const Rules& Variants::with(size_t chosen) const {
    const std::scoped_lock lock(mutex_);
    const auto [place, isNew] = read_.try_emplace(chosen);
    if (isNew) {
        QJsonObject patchedClient = client_;
        for (qsizetype i = 0; i < sets_.size(); ++i)
            if (chosen & (size_t(1) << i))
                patchedClient = patched(patchedClient, sets_[i]);
        std::optional<json::Cursor::Problem> none;
        json::Cursor at(patchedClient, {}, none);
        place->second = readRules(at);
        Q_ASSERT(!none);
    }
    return place->second;
}

} // namespace thence::redirect
