#pragma once

#include "app/lab/ports.h"
#include "app/lab/received.h"

#include <optional>

namespace thence::lab {

/// Holds `path` against `pattern`, in which "{n}" stands for a number, and gives that number (0
/// where the pattern has none). Nothing if it does not match.
std::optional<qint64> matchPath(QByteArrayView pattern, QByteArrayView path);

/// `text` with {n}, {n+1}, {n-1}, {method}, {size}, {authorization}, {cookie} and the ports {http}
/// and {https} filled in. What came with the request is escaped for HTML.
QByteArray filled(QByteArray text, qint64 number, const Received& request, const Ports& ports);

} // namespace thence::lab
