#pragma once

#include "app/findings/examinedtrace.h"

namespace thence::findings {

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

/// What was sent along a chain that not everybody should see.
struct CredentialMap {
    QList<Credential> credentials;
    QList<Sighting> content; ///< of requests that had any
};

/// What became of something at one hop.
enum class Carried {
    NotSent,   ///< not yet, or nothing was sent there at all
    Sent,      ///< to the origin that saw it first
    Elsewhere, ///< to another origin
    InClear,   ///< to anybody on the way
    Dropped,   ///< sent before, and not here
    Secured    ///< to the host that saw it first, over https now
};

/// Whether somebody sees it who did not have to.
bool isLeak(Carried carried);

/// One for each hop of `trace`, which the sightings are from.
QList<Carried> carried(const trace::Trace& trace, const QList<Sighting>& sightings);

/// The same for a credential. What is meant for one origin, Authorization and the fields of tokens,
/// is elsewhere after an upgrade too (Fetch, HTTP-redirect fetch).
QList<Carried> carried(const trace::Trace& trace, const Credential& credential);

/// Pure. A credential whose value changes on the way is another credential.
CredentialMap credentialMap(const trace::Trace& trace);

} // namespace thence::findings
