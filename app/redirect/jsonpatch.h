#pragma once

#include <QJsonObject>

namespace thence::redirect {

/// `patch` laid over `base` as JSON Merge Patch does (RFC 7396): objects member by member, null
/// removes, all else replaces. Below "methods" a dot in the new row keeps the letter of the old.
QJsonObject patched(const QJsonObject& base, const QJsonObject& patch);

} // namespace thence::redirect
