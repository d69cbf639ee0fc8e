#pragma once

#include "app/formats/formats.h"

namespace thence::formats {

// What resources/formats/trace.md describes.
inline constexpr char traceFormat[] = "thence-trace";
inline constexpr int traceVersion = 1;

/// Behind the key of a text that does not give the bytes back: the key of the bytes, in base64.
inline constexpr QLatin1StringView bytesSuffix("Base64");

/// A trace as JSON, read again. What the format does not know is ignored.
Read readJson(const QByteArray& bytes, const QString& file);

} // namespace thence::formats
