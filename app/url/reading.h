#pragma once

#include <QString>

namespace thence::url {

/// How a text becomes a URL. Browsers and libraries differ, and the difference is an attack
/// surface.
enum class Reading {
    /// The URL Standard: what browsers, Node and Deno do. Tabs and newlines are dropped, "\"
    /// separates like "/", hosts may be numbers. Bytes outside ASCII are percent-encoded one by
    /// one, valid UTF-8 or not, as Chrome does with a Location; only a host must be UTF-8.
    Whatwg,
    /// RFC 3986 §5: what many libraries do. Nothing is repaired; only spaces and bytes outside
    /// ASCII, which cannot stand in a request line, are percent-encoded, and control bytes refused.
    Rfc3986
};

/// Why a text is not a URL: what is wrong and the byte where it is.
struct ParseError {
    enum class Kind {
        Empty,
        MissingScheme,
        MissingHost,
        InvalidHost,
        InvalidPort,
        InvalidCharacter,
        NotHierarchical
    };
    Kind kind = Kind::Empty;
    qsizetype offset = 0; ///< in the text as given

    /// A plain sentence without markup that says what was wrong.
    QString text() const;
};

} // namespace thence::url
