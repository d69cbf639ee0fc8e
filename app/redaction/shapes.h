#pragma once

#include "app/redaction/span.h"

namespace thence::redaction {

/// Secrets that are known by their looks, whatever stands around them: JWTs, the access tokens of
/// well-known services, private keys in PEM, "Bearer …" and "Basic …" in free text.
void findShapes(QByteArrayView text, Spans& found);

/// Credentials before a host, in every spelling that a browser or a library reads as some:
/// "https://u:p@h", "https:u:p@h", "\\u:p@h". `isUrl`: the text is one URL, so that spaces and
/// quotation marks do not end it.
void findUserinfo(QByteArrayView text, bool isUrl, Spans& found);

/// Long random segments of paths after one that announces a secret: "/reset/3f9aK…".
void findSegments(QByteArrayView text, Spans& found);

} // namespace thence::redaction
