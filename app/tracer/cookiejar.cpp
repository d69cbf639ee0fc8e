#include "app/tracer/cookiejar.h"

#include "app/http/syntax.h"
#include "app/url/host.h"
#include "app/url/site.h"

#include <QNetworkCookie>

#include <algorithm>
#include <optional>

namespace thence::tracer {

namespace {

// RFC 6265 §6.1 asks for at least 50 cookies a domain and 4096 bytes a cookie; browsers stop near
// these numbers.
constexpr qsizetype maxCookiesOfADomain = 180;
constexpr qsizetype longestCookie = 4096;

bool isSecure(const url::Url& url) {
    return url.scheme() == "https" || url::isLoopback(url.host());
}

/// §5.1.3, Domain Matching.
bool domainMatches(QByteArrayView host, QByteArrayView domain) {
    if (host == domain)
        return true;
    return host.endsWith(domain) && host[host.size() - domain.size() - 1] == '.' &&
           !url::isIpAddress(host);
}

/// §5.1.4, Path Matching.
bool pathMatches(QByteArrayView path, QByteArrayView cookiePath) {
    if (!path.startsWith(cookiePath))
        return false;
    return path.size() == cookiePath.size() || cookiePath.endsWith('/') ||
           path[cookiePath.size()] == '/';
}

/// §5.1.4, the default-path.
QByteArray defaultPath(QByteArrayView path) {
    const qsizetype slash = path.lastIndexOf('/');
    return slash <= 0 ? QByteArray("/") : path.first(slash).toByteArray();
}

/// §5.2.2, the Max-Age attribute in seconds: digits, perhaps behind a minus.
std::optional<qint64> maxAgeFrom(const QByteArray& value) {
    constexpr qint64 longest = 400 * 24 * 3600; // RFC 6265bis §5.5
    const bool negative = value.startsWith('-');
    const QByteArrayView digits = QByteArrayView(value).sliced(negative ? 1 : 0);
    if (digits.isEmpty() ||
        !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    if (negative)
        return -1; // any moment that is over
    bool fits = false;
    const qint64 seconds = digits.toByteArray().toLongLong(&fits);
    return fits ? std::min(seconds, longest) : longest;
}

struct Attributes {
    bool path = false; ///< is there at all
    bool domain = false;
    std::optional<qint64> maxAge; ///< seconds
    QByteArray sameSite;          ///< lower case
};

/// What QNetworkCookie does not tell: which attributes were written, and Max-Age, which wins over
/// Expires wherever it stands (§5.3 step 3).
Attributes attributesOf(QByteArrayView setCookie) {
    Attributes attributes;
    QList<QByteArray> parts = setCookie.toByteArray().split(';');
    parts.removeFirst();
    for (const QByteArray& part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = part.first(equals < 0 ? part.size() : equals).trimmed().toLower();
        const QByteArray value = equals < 0 ? QByteArray() : part.sliced(equals + 1).trimmed();
        attributes.path = attributes.path || name == "path";
        attributes.domain = attributes.domain || (name == "domain" && !value.isEmpty());
        if (const auto seconds = name == "max-age" ? maxAgeFrom(value) : std::nullopt)
            attributes.maxAge = seconds;
        if (name == "samesite")
            attributes.sameSite = value.toLower();
    }
    return attributes;
}

/// The Domain attribute as it is compared: without its leading dot, in ASCII.
std::optional<QByteArray> domainOf(const QNetworkCookie& parsed) {
    const QByteArray domain = parsed.domain().toUtf8();
    return url::domainToAscii(domain.startsWith('.') ? QByteArrayView(domain).sliced(1) : domain);
}

bool startsWithIgnoringCase(const QByteArray& text, QByteArrayView prefix) {
    return http::equalsIgnoringCase(
        QByteArrayView(text).first(std::min(text.size(), prefix.size())), prefix);
}

/// RFC 6265bis §4.1.3, Cookie Name Prefixes.
bool keepsPrefixPromise(const QNetworkCookie& parsed, const Attributes& attributes) {
    const bool isHost = startsWithIgnoringCase(parsed.name(), "__Host-");
    if (!isHost && !startsWithIgnoringCase(parsed.name(), "__Secure-"))
        return true;
    const bool bound = !attributes.domain && attributes.path && parsed.path() == u'/';
    return parsed.isSecure() && (!isHost || bound);
}

} // namespace

bool CookieJar::Cookie::isFor(QByteArrayView host) const {
    return hostOnly ? host == domain : domainMatches(host, domain);
}

void CookieJar::store(const url::Url& source, const http::FieldList& fields, const QDateTime& now) {
    const bool fromSecure = isSecure(source);
    for (const QByteArrayView value : fields.all("Set-Cookie")) {
        // RFC 6265bis §5.6 step 1.
        if (std::any_of(value.begin(), value.end(), http::isControl))
            continue;
        const QList<QNetworkCookie> parsed = QNetworkCookie::parseCookies(value.toByteArray());
        if (parsed.size() != 1)
            continue;
        const QNetworkCookie& read = parsed.constFirst();
        const Attributes attributes = attributesOf(value);
        const bool tooLong = read.name().size() + read.value().size() > longestCookie;
        // RFC 6265bis §5.7: a cookie for every site has to be Secure.
        const bool exposed = attributes.sameSite == "none" && !read.isSecure();
        if (tooLong || exposed || (read.isSecure() && !fromSecure) ||
            !keepsPrefixPromise(read, attributes))
            continue;

        Cookie cookie{.name = read.name(),
                      .value = read.value(),
                      .domain = source.host().toByteArray(),
                      .path = read.path().startsWith(u'/') ? read.path().toUtf8()
                                                           : defaultPath(source.path()),
                      .secure = read.isSecure(),
                      .expires = read.expirationDate()};
        if (attributes.maxAge)
            cookie.expires = now.addSecs(*attributes.maxAge);
        if (attributes.domain) {
            // §5.3 steps 5 and 6: a public suffix counts only as the host itself.
            const auto domain = domainOf(read);
            const bool sameHost = domain && *domain == cookie.domain;
            if (!domain || !domainMatches(source.host(), *domain) ||
                (url::isPublicSuffix(*domain) && !sameHost))
                continue;
            cookie.hostOnly = url::isPublicSuffix(*domain);
            cookie.domain = *domain;
        }
        insert(cookie, fromSecure, now);
    }
}

void CookieJar::insert(const Cookie& cookie, bool fromSecure, const QDateTime& now) {
    // RFC 6265bis §5.7 step 16: plain HTTP leaves Secure cookies of the same name alone.
    const auto shadows = [&](const Cookie& old) {
        return old.secure && old.name == cookie.name && pathMatches(cookie.path, old.path) &&
               (domainMatches(old.domain, cookie.domain) ||
                domainMatches(cookie.domain, old.domain));
    };
    if (!fromSecure && std::any_of(cookies_.begin(), cookies_.end(), shadows))
        return;
    const auto same = [&](const Cookie& old) {
        return old.name == cookie.name && old.domain == cookie.domain && old.path == cookie.path &&
               old.hostOnly == cookie.hostOnly;
    };
    const bool expired = cookie.expires.isValid() && cookie.expires <= now;
    const auto old = std::find_if(cookies_.begin(), cookies_.end(), same);
    if (old != cookies_.end()) {
        if (expired)
            cookies_.erase(old);
        else
            *old = cookie; // §5.3 step 11: it keeps its time of creation
        return;
    }
    if (expired)
        return;
    const auto ofDomain = [&](const Cookie& other) { return other.domain == cookie.domain; };
    if (std::count_if(cookies_.begin(), cookies_.end(), ofDomain) >= maxCookiesOfADomain)
        cookies_.erase(std::find_if(cookies_.begin(), cookies_.end(), ofDomain));
    cookies_.append(cookie);
}

void CookieJar::seed(QByteArrayView host, const QByteArray& cookies) {
    for (const QByteArray& pair : cookies.split(';')) {
        const QByteArray trimmed = pair.trimmed();
        const qsizetype equals = trimmed.indexOf('=');
        if (equals > 0)
            cookies_.append({.name = trimmed.first(equals),
                             .value = trimmed.sliced(equals + 1),
                             .domain = host.toByteArray(),
                             .path = "/",
                             .expires = {}});
    }
}

QByteArray CookieJar::cookiesFor(const url::Url& target, const QDateTime& now) const {
    const bool secure = isSecure(target);
    const QByteArrayView path = target.path().isEmpty() ? QByteArrayView("/") : target.path();
    QList<const Cookie*> found;
    for (const Cookie& cookie : cookies_)
        if (cookie.isFor(target.host()) && pathMatches(path, cookie.path) &&
            (secure || !cookie.secure) && !(cookie.expires.isValid() && cookie.expires <= now))
            found.append(&cookie);
    // §5.4 step 2: longer paths first, then the older ones.
    std::stable_sort(found.begin(), found.end(), [](const Cookie* a, const Cookie* b) {
        return a->path.size() > b->path.size();
    });
    QByteArray field;
    for (const Cookie* cookie : found)
        field.append(field.isEmpty() ? "" : "; ")
            .append(cookie->name)
            .append('=')
            .append(cookie->value);
    return field;
}

} // namespace thence::tracer
