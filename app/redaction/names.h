#pragma once

#include <QByteArrayView>

namespace thence::redaction {

/// How much a name says about what it stands before.
enum class Grade {
    None,        ///< "lang", "page", "zip_code"
    IfRandom,    ///< "ticket", "token_hint": a secret if the value looks like one
    UnlessPlain, ///< "code", "state", "sort_key": a secret unless the value is a word or a number
    Always       ///< "access_token", "password"
};

/// What the name of a parameter, member, element or field says, by its words and their endings:
/// "data[password]", "clientSecret", "PHPSESSID", "access%5Ftoken", "X-Vault-Token".
Grade gradeOf(QByteArrayView name);

/// Whether `value` under this name is a secret: "code=404" and "key=asc" are none.
bool isSecret(QByteArrayView name, QByteArrayView value);
bool isSecret(Grade grade, QByteArrayView value);

/// What in the value of a field is secret.
enum class FieldSecret {
    None,
    Credentials, ///< a scheme, then credentials: Authorization, Proxy-Authorization
    Cookies,     ///< Cookie, Set-Cookie
    Value        ///< the whole value: X-Api-Key…
};
FieldSecret fieldSecret(QByteArrayView name, QByteArrayView value);

/// Whether a word before a path segment says that the segment may be a secret: "reset", "invite".
bool announcesSecret(QByteArrayView segment);

} // namespace thence::redaction
