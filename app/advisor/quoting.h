#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace thence::advisor {

/// Why a text cannot be put into a configuration file: a plain sentence.
struct Unquotable {
    QString reason;
};

using Quoted = tl::expected<QByteArray, Unquotable>;

/// Makes `text` safe for one syntax. The texts come from strangers' URLs, so a quoting either
/// carries every byte as it is or refuses. Quotings can be chained: "string" in "string" puts a
/// quoted string into a quoted string.
using Quoting = Quoted (*)(QByteArray text);

/// The quoting called `name` in the snippets' templates ("nginx", "string", "haproxy"…), or null.
Quoting findQuoting(QByteArrayView name);

/// `path` with its percent-encoding undone, as servers see it that decode before they compare.
/// Refuses what is not UTF-8, control characters and invisible ones (bidirectional marks, zero
/// widths), which a reader of the file would not see.
Quoted decodedPath(QByteArrayView path);

/// `path` as it stands in a request, for servers that compare it so: what a browser would have
/// percent-encoded is.
QByteArray rawPath(QByteArrayView path);

/// `url` with everything percent-encoded that some syntax could read as more than a character:
/// only letters, digits and -._~:/?#[]@!&()*+,;=% are left. The rest means the same encoded.
QByteArray inertUrl(QByteArrayView url);

} // namespace thence::advisor
