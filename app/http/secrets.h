#pragma once

#include <QByteArrayView>

namespace whereto::http {

/// What in a field's value is secret.
enum class Secret {
    None,
    Credentials, ///< a scheme, then credentials: Authorization, Proxy-Authorization
    Cookies,     ///< Cookie, Set-Cookie
    Token        ///< the whole value: X-Api-Key…
};

/// What in the value of a field called `name` is secret.
Secret secretIn(QByteArrayView name);

/// Whether a field's value is a secret as a whole or in part.
inline bool isSecretField(QByteArrayView name) {
    return secretIn(name) != Secret::None;
}

/// Whether a parameter, cookie or member of this name carries a secret: "access_token", "password"…
bool isSecretParameter(QByteArrayView name);

} // namespace whereto::http
