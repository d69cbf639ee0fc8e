#pragma once

#include <QByteArrayView>

namespace thence::trace {

/// The version of HTTP that a message was written in (RFC 9110 §2.5), in the order they came.
enum class Protocol { Http09, Http10, Http11, Http2 };

/// "HTTP/1.1": as status lines write it.
constexpr QByteArrayView word(Protocol protocol) {
    switch (protocol) {
    case Protocol::Http09:
        return "HTTP/0.9";
    case Protocol::Http10:
        return "HTTP/1.0";
    case Protocol::Http11:
        return "HTTP/1.1";
    case Protocol::Http2:
        return "HTTP/2";
    }
    Q_UNREACHABLE();
}

} // namespace thence::trace
