#include "app/url/url.h"

#include <algorithm>
#include <charconv>

namespace thence::url {

Url Url::from(const Parts& parts) {
    Url url;
    const auto sizeOf = [](const std::optional<QByteArray>& part) {
        return part ? part->size() + 1 : 0;
    };
    // Made as large as it can become, filled, and cut: a URL is made for every hop and often.
    url.href_.resize(parts.scheme.size() + parts.username.size() + parts.password.size() +
                     sizeOf(parts.host) + parts.path.size() + sizeOf(parts.query) +
                     sizeOf(parts.fragment) + 11); // "://", ":", "@" and ":65535"
    char* const start = url.href_.data();
    char* end = start;
    const auto add = [&](QByteArrayView part) { end = std::copy(part.begin(), part.end(), end); };
    const auto here = [&] { return int(end - start); };

    add(parts.scheme);
    url.schemeEnd_ = here();
    add(":");
    if (parts.host) {
        add("//");
        add(parts.username);
        url.usernameEnd_ = here();
        if (!parts.password.isEmpty()) {
            add(":");
            add(parts.password);
        }
        url.passwordEnd_ = here();
        if (!parts.username.isEmpty() || !parts.password.isEmpty())
            add("@");
        url.hostStart_ = here();
        add(*parts.host);
        url.hostEnd_ = here();
        if (parts.port) {
            add(":");
            end = std::to_chars(end, end + 5, *parts.port).ptr;
        }
        url.port_ = parts.port;
    }
    // Without a host, "//" would be read as one: "/." keeps it a path (URL Standard §4.5).
    if (!parts.host && parts.path.startsWith("//"))
        add("/.");
    url.pathStart_ = here();
    add(parts.path);
    if (parts.query) {
        add("?");
        url.queryStart_ = here();
        add(*parts.query);
    }
    if (parts.fragment) {
        add("#");
        url.fragmentStart_ = here();
        add(*parts.fragment);
    }
    url.href_.truncate(here());
    return url;
}

Url::Parts Url::parts() const {
    Parts parts{.scheme = scheme().toByteArray(),
                .username = username().toByteArray(),
                .password = password().toByteArray(),
                .host = {},
                .port = port_,
                .path = path().toByteArray(),
                .query = {},
                .fragment = {}};
    if (hasHost())
        parts.host = host().toByteArray();
    if (hasQuery())
        parts.query = query().toByteArray();
    if (hasFragment())
        parts.fragment = fragment().toByteArray();
    return parts;
}

QByteArrayView Url::between(int start, int end) const {
    // An empty part has a place all the same: what follows it is found from there.
    return start < 0 ? QByteArrayView()
                     : QByteArrayView(href_).sliced(start, std::max(end - start, 0));
}

QByteArrayView Url::scheme() const {
    return between(0, schemeEnd_);
}

QByteArrayView Url::username() const {
    return usernameEnd_ < 0 ? QByteArrayView() : between(schemeEnd_ + 3, usernameEnd_);
}

QByteArrayView Url::password() const {
    // Without a password there is no colon before it.
    return usernameEnd_ < 0 ? QByteArrayView()
                            : between(std::min(usernameEnd_ + 1, passwordEnd_), passwordEnd_);
}

QByteArrayView Url::host() const {
    return between(hostStart_, hostEnd_);
}

QByteArrayView Url::path() const {
    const auto end = hasQuery()      ? queryStart_ - 1
                     : hasFragment() ? fragmentStart_ - 1
                                     : int(href_.size());
    return between(pathStart_, end);
}

QByteArrayView Url::query() const {
    return between(queryStart_, hasFragment() ? fragmentStart_ - 1 : int(href_.size()));
}

QByteArrayView Url::fragment() const {
    return between(fragmentStart_, int(href_.size()));
}

quint16 Url::port() const {
    if (port_)
        return *port_;
    return scheme() == "https" ? 443 : scheme() == "http" ? 80 : 0;
}

QByteArray Url::authority() const {
    return between(hostStart_, pathStart_).toByteArray();
}

QByteArray Url::requestTarget() const {
    QByteArray target = path().isEmpty() ? QByteArray("/") : path().toByteArray();
    if (hasQuery())
        target.append('?').append(query());
    return target;
}

QByteArray Url::origin() const {
    if (!hasHost())
        return "null";
    // Nothing stands between the scheme and the host: the origin is the beginning of the URL.
    if (!hasCredentials())
        return href_.first(pathStart_);
    return scheme().toByteArray() + "://" + authority();
}

Url Url::withoutFragment() const {
    if (!hasFragment())
        return *this;
    Url url = *this;
    url.href_.truncate(fragmentStart_ - 1);
    url.fragmentStart_ = -1;
    return url;
}

Url Url::withFragment(QByteArrayView fragment) const {
    Url url = withoutFragment();
    url.href_.append('#');
    url.fragmentStart_ = int(url.href_.size());
    url.href_.append(fragment);
    return url;
}

Url Url::withoutCredentials() const {
    if (!hasCredentials())
        return *this;
    Parts without = parts();
    without.username.clear();
    without.password.clear();
    return from(without);
}

} // namespace thence::url
