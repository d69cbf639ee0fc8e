#include "app/findings/caching/sharedcaches.h"

#include <algorithm>
#include <iterator>

namespace thence::findings::caching {

namespace {

struct NotReused {
    int status;
    const char* caches;
};

constexpr NotReused notReused[] = {{301, "HAProxy"},
                                   {302, "Caddy, HAProxy"},
                                   {303, "Varnish, Fastly, Caddy, Squid, HAProxy"},
                                   {307, "Fastly, Caddy, HAProxy"},
                                   {308, "Varnish, Fastly, Caddy, HAProxy"}};

} // namespace

QString sharedCachesAgainst(int status) {
    const auto* const row = std::find_if(std::begin(notReused), std::end(notReused),
                                         [&](const auto& r) { return r.status == status; });
    return row == std::end(notReused) ? QString() : QString::fromLatin1(row->caches);
}

} // namespace thence::findings::caching
