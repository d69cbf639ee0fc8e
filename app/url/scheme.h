#pragma once

#include "app/url/characters.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace thence::url {

/// The port that `scheme` implies (URL Standard §4.2).
inline std::optional<quint16> defaultPort(QByteArrayView scheme) {
    if (scheme == "http" || scheme == "ws")
        return 80;
    if (scheme == "https" || scheme == "wss")
        return 443;
    return scheme == "ftp" ? std::optional<quint16>(21) : std::nullopt;
}

/// http, https, ws, wss, ftp and file (URL Standard §4.2, "special scheme").
inline bool isSpecialScheme(QByteArrayView scheme) {
    return defaultPort(scheme) || scheme == "file";
}

/// The scheme in front of the colon that `text` begins with, lower-cased; null if it has none (RFC
/// 3986 §3.1).
inline std::optional<QByteArray> leadingScheme(QByteArrayView text) {
    qsizetype end = 0;
    while (end < text.size() && schemeSet.contains(text[end]))
        ++end;
    if (end == 0 || end == text.size() || text[end] != ':' || !letterSet.contains(text[0]))
        return std::nullopt;
    return text.first(end).toByteArray().toLower();
}

} // namespace thence::url
