#pragma once

#include "app/redaction/span.h"

namespace thence::redaction {

/// The secrets that a field's name and grammar show: the credentials of Authorization and its like
/// (the scheme stays), the values of cookies (names and attributes stay), the whole value of
/// X-Api-Key and its like.
void findInField(QByteArrayView name, QByteArrayView value, Spans& found);

/// Whether a field's value is a URL as a whole.
bool holdsUrl(QByteArrayView name, QByteArrayView value);

} // namespace thence::redaction
