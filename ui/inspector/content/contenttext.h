#pragma once

#include "app/http/message.h"

#include <QString>

namespace thence::ui {

/// What kept content is, and how it reads.
struct ContentText {
    enum class Kind { Text, Json, Bytes };
    Kind kind = Kind::Bytes;
    QString text;    ///< decoded, with Text and Json
    QString charset; ///< how it was decoded: "UTF-8"
    QString note;    ///< where the charset that was announced could not be used; may be empty
};

/// Reads `response`'s content by its Content-Type (RFC 9110 §8.3), or by a look at its bytes where
/// there is none.
ContentText readContent(const http::Response& response);

/// JSON with line breaks and two spaces a level; strings and numbers stay as they are written, and
/// so does text that is not JSON.
QString indentedJson(const QString& text);

} // namespace thence::ui
