#pragma once

#include "app/redaction/span.h"

namespace thence::redaction {

/// The secrets of JSON, whole or cut off: strings and numbers after a secret name, or anywhere
/// below one, and the value of {"name": "password", "value": "S"}. What stands around JSON ("for
/// (;;);", a callback, several texts in a row) is passed over. `escaped` are the other strings that
/// have escapes.
void findInJson(QByteArrayView text, Spans& found, Spans& escaped);

} // namespace thence::redaction
