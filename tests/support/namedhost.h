#pragma once

#include <QByteArray>

#include <optional>

namespace thence::test {

/// This machine's own name, which takes a lookup and then leads to a loopback address; nothing
/// where it leads elsewhere or is not known, as on machines that get their name from a network.
std::optional<QByteArray> namedHost();

} // namespace thence::test
