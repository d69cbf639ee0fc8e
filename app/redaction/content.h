#pragma once

#include "app/redaction/span.h"

namespace thence::redaction {

/// The secrets that the format of some content shows: forms, JSON, multipart, XML, HTML, lists of
/// values and free text, each whole or cut off. `mediaType` is the Content-Type; content that
/// looks like another format is read as that too.
void findInContent(QByteArrayView content, QByteArrayView mediaType, Spans& found);

/// The secrets of a message head, line by line: "HTTP/1.1 302 Found\r\nSet-Cookie: …".
void findInHead(QByteArrayView head, Spans& found);

/// The secrets of a field: by its name, in the URL it holds, in the text.
void findInFieldValue(QByteArrayView name, QByteArrayView value, Spans& found);

/// The secrets of a URL or a reference, and of those inside it, however encoded.
void findInUrl(QByteArrayView url, Spans& found);

/// The secrets of free text.
void findInText(QByteArrayView text, Spans& found);

} // namespace thence::redaction
