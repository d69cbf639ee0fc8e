#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace thence::redirect {

/// A reference in its parts, nothing decoded (RFC 3986 appendix B).
struct Reference {
    QByteArray scheme;
    std::optional<QByteArray> authority;
    QByteArray path;
    std::optional<QByteArray> query;
    std::optional<QByteArray> fragment;
};

/// The scheme that `text` begins with, in lower case; empty if there is none.
QByteArray schemeOf(QByteArrayView text);

/// Splits `text`; without `withScheme` a colon at the front is part of the path.
Reference split(QByteArrayView text, bool withScheme);

} // namespace thence::redirect
