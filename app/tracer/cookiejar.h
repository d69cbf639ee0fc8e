#pragma once

#include "app/http/fieldlist.h"
#include "app/url/url.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace thence::tracer {

/// The cookies of one trace (RFC 6265 §5.3 and §5.4, with what RFC 6265bis adds: name prefixes, and
/// Secure cookies that plain HTTP can neither set nor overwrite). Loopback hosts count as secure,
/// as in browsers. SameSite keeps no cookie back: a trace stands for a navigation that a person
/// began; but without Secure, SameSite=None is refused.
class CookieJar {
public:
    /// Stores what the Set-Cookie fields of a response from `source` set, and forgets what they
    /// expire.
    void store(const url::Url& source, const http::FieldList& fields, const QDateTime& now);

    /// Stores "a=1; b=2" as session cookies of `host` for every path.
    void seed(QByteArrayView host, const QByteArray& cookies);

    /// The value of the Cookie field for a request to `target`; empty if no cookie goes there.
    QByteArray cookiesFor(const url::Url& target, const QDateTime& now) const;

private:
    struct Cookie {
        QByteArray name;
        QByteArray value;
        QByteArray domain;
        bool hostOnly = true;
        QByteArray path;
        bool secure = false;
        QDateTime expires; ///< invalid: at the end of the session

        bool isFor(QByteArrayView host) const;
    };

    void insert(const Cookie& cookie, bool fromSecure, const QDateTime& now);

    QList<Cookie> cookies_; // in order of creation
};

} // namespace thence::tracer
