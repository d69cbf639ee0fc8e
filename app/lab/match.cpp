#include "app/lab/match.h"

#include "app/http/syntax.h"
#include "app/lab/placeholder.h"

namespace thence::lab {

namespace {

bool hasCookie(const Received& request, QByteArrayView name) {
    for (const QByteArrayView line : request.fields.all("Cookie"))
        for (const QByteArrayView pair : http::splitList(line, ';'))
            if (pair.first(qMax(pair.indexOf('='), 0)) == name)
                return true;
    return false;
}

bool matches(const Route& route, const Received& request) {
    return (route.scheme.isEmpty() || route.scheme == request.scheme) &&
           (route.host.isEmpty() || route.host == request.host) &&
           (route.method.isEmpty() || route.method == request.method) &&
           (!route.query || *route.query == request.query) &&
           (route.cookie.isEmpty() || hasCookie(request, route.cookie)) &&
           (route.withoutCookie.isEmpty() || !hasCookie(request, route.withoutCookie)) &&
           matchPath(route.path, request.path);
}

} // namespace

const Route* findRoute(const QList<Script>& scripts, const Received& request) {
    for (const Script& script : scripts)
        for (const Route& route : script.routes)
            if (matches(route, request))
                return &route;
    return nullptr;
}

} // namespace thence::lab
