#pragma once

#include "app/redaction/span.h"

namespace thence::redaction {

/// The secrets of XML and HTML, whole or cut off: the text of elements with a secret name, and of
/// all below them; attributes with one; the value beside a name that says so, as in
/// `<input name="csrf_token" value="S">`, `<add key="ApiKey" value="S"/>` and
/// `<key>Password</key><string>S</string>`.
void findInMarkup(QByteArrayView text, Spans& found);

} // namespace thence::redaction
