#pragma once

#include "app/redirect/rules.h"

#include <QJsonObject>
#include <QList>

#include <map>
#include <mutex>

namespace thence::redirect {

/// The rules of a client for each choice among its options, each read when it is first asked for:
/// six options make 64 of them, and few are ever in force. Safe to ask from several threads.
class Variants {
public:
    /// `client` is the object of its file without the options, and each of `sets` what one option
    /// changes in it. All of it has to have been read without a problem before.
    Variants(QJsonObject client, QList<QJsonObject> sets);

    /// The rules with the options whose bits are set in `chosen`, in their order.
    const Rules& with(size_t chosen) const;

private:
    const QJsonObject client_;
    const QList<QJsonObject> sets_;
    mutable std::mutex mutex_;
    mutable std::map<size_t, Rules> read_; // its values stay where they are
};

} // namespace thence::redirect
