#pragma once

#include <QByteArrayView>

namespace thence::http {

/// Essentially read-only: GET, HEAD, OPTIONS, TRACE (RFC 9110 §9.2.1). Methods are case-sensitive.
bool isSafe(QByteArrayView method);

/// Sending it twice means what sending it once does: the safe methods, PUT and DELETE
/// (RFC 9110 §9.2.2).
bool isIdempotent(QByteArrayView method);

/// Whether content has defined meaning in a request of this method, so that a client announces even
/// empty content with Content-Length: 0 (RFC 9110 §8.6): POST, PUT, PATCH.
bool expectsContent(QByteArrayView method);

} // namespace thence::http
