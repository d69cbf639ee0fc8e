#include "app/redaction/fields.h"

#include "app/http/syntax.h"
#include "app/redaction/looks.h"
#include "app/redaction/names.h"

#include <algorithm>

namespace thence::redaction {

namespace {

constexpr QByteArrayView schemes[] = {
    "AWS4-HMAC-SHA256", "Basic", "Bearer",    "Digest", "DPoP",   "HOBA", "MAC", "Mutual", "NTLM",
    "Negotiate",        "OAuth", "SharedKey", "Token",  "apikey", "vapid"};

qsizetype leadingSpaces(QByteArrayView value) {
    const QByteArrayView bare = value.trimmed();
    return bare.isEmpty() ? value.size() : bare.data() - value.data();
}

/// All but the scheme, where there is one: what is no scheme may be the secret.
void findCredentials(QByteArrayView value, Spans& found) {
    qsizetype start = leadingSpaces(value);
    const QByteArrayView bare = value.sliced(start).trimmed();
    qsizetype end = 0;
    while (end < bare.size() && bare[end] != ' ' && bare[end] != '\t')
        ++end;
    const QByteArrayView scheme = bare.first(end);
    const bool isKnown =
        std::any_of(std::begin(schemes), std::end(schemes),
                    [&](QByteArrayView known) { return http::equalsIgnoringCase(known, scheme); });
    if (end < bare.size() && (isKnown || (isWordlike(scheme) && scheme.size() <= 12))) {
        while (end < bare.size() && (bare[end] == ' ' || bare[end] == '\t'))
            ++end;
        found.push_back({start + end, bare.size() - end, true});
    } else if (!isKnown) {
        found.push_back({start, bare.size(), true});
    }
}

/// The value of "a=b", or all of it: a cookie without a name.
void findCookie(QByteArrayView cookie, qsizetype place, Spans& found) {
    const qsizetype equals = cookie.indexOf('=');
    const QByteArrayView value = equals < 0 ? cookie : cookie.sliced(equals + 1);
    const QByteArrayView bare = value.trimmed();
    if (bare.isEmpty())
        return;
    const bool isNamed = equals > 0 && gradeOf(cookie.first(equals)) == Grade::Always;
    found.push_back(
        {place + (value.data() - cookie.data()) + leadingSpaces(value), bare.size(), isNamed});
}

void findCookies(QByteArrayView name, QByteArrayView value, Spans& found) {
    const bool isSet = (name.front() | 0x20) == 's';
    for (qsizetype start = 0; start <= value.size();) {
        qsizetype end = value.indexOf(';', start);
        end = end < 0 ? value.size() : end;
        findCookie(value.sliced(start, end - start), start, found);
        if (isSet)
            return; // attributes follow
        start = end + 1;
    }
}

} // namespace

void findInField(QByteArrayView name, QByteArrayView value, Spans& found) {
    switch (fieldSecret(name, value)) {
    case FieldSecret::Credentials:
        return findCredentials(value, found);
    case FieldSecret::Cookies:
        return findCookies(name, value, found);
    case FieldSecret::Value:
        return found.push_back({0, value.size(), true});
    case FieldSecret::None:
        return;
    }
}

bool holdsUrl(QByteArrayView name, QByteArrayView value) {
    for (const char* const field : {"Location", "Content-Location", "Referer", "Refresh", "Origin"})
        if (http::equalsIgnoringCase(name, field))
            return true;
    return value.startsWith('/') || value.startsWith("http:") || value.startsWith("https:");
}

} // namespace thence::redaction
