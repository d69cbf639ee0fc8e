#pragma once

#include <QByteArrayView>

namespace thence::http {

/// 100 to 199 (RFC 9110 §15.2).
constexpr bool isInterim(int status) {
    return status >= 100 && status < 200;
}

/// The five statuses that redirect to their Location in every reading: 301, 302, 303, 307, 308
/// (Fetch §2.2.6, "redirect status").
constexpr bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// 301 and 308: the old URL should not be used again (RFC 9110 §15.4.2, §15.4.9).
constexpr bool isPermanentRedirect(int status) {
    return status == 301 || status == 308;
}

/// 307 and 308: the method must not change (RFC 9110 §15.4.8, §15.4.9).
constexpr bool mustKeepMethod(int status) {
    return status == 307 || status == 308;
}

/// The registered reason phrase, "Found" for 302; empty when the status is not registered
/// (RFC 9110 §15).
QByteArrayView reasonPhrase(int status);

} // namespace thence::http
