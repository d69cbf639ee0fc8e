#pragma once

#include "app/findings/chain.h"

namespace whereto::findings {

/// One time that a credential was sent.
struct Sighting {
    int hop = 0;
    QByteArray origin;      ///< "https://shop.test"
    bool inClear = false;   ///< over http, to another machine
    bool byReferer = false; ///< inside the Referer field
};

/// A secret and everybody who saw it. The secret itself is not kept.
struct Credential {
    enum class Kind { Authorization, Cookie, TokenField, UrlParameter, Userinfo };
    Kind kind = Kind::Authorization;
    QByteArray name; ///< the field, the cookie, the parameter; the user for userinfo
    QList<Sighting> sightings;

    /// The first sighting at an origin other than the first one's, or null.
    const Sighting* firstElsewhere() const;
};

/// Which origin saw which credential: rows are credentials, columns are origins.
struct CredentialMap {
    QList<QByteArray> origins; ///< in the order they were asked
    QList<Credential> credentials;

    /// The hops at which `origin` saw `credential`.
    static QList<int> hopsAt(const Credential& credential, const QByteArray& origin);
};

/// Pure. A credential whose value changes on the way is another credential.
CredentialMap credentialMap(const trace::Trace& trace);

} // namespace whereto::findings
