#pragma once

#include "app/url/characters.h"

#include <QByteArray>
#include <QByteArrayView>

namespace thence::url {

/// Appends `text` to `out`, writing the bytes of `set` as "%XX" (URL Standard §1.3,
/// UTF-8 percent-encode; bytes that are not UTF-8 are kept as they are, as "%XX").
void appendPercentEncoded(QByteArray& out, QByteArrayView text, const ByteSet& set);

QByteArray percentEncoded(QByteArrayView text, const ByteSet& set);

/// `text` with every "%XX" as its byte; a "%" without two hexadecimal digits stays (URL Standard
/// §1.3).
QByteArray percentDecoded(QByteArrayView text);

} // namespace thence::url
