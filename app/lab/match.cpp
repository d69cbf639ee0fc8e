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

bool matches(const Rule& rule, const Received& request) {
    return (rule.scheme.isEmpty() || rule.scheme == request.scheme) &&
           (rule.host.isEmpty() || rule.host == request.host) &&
           (rule.method.isEmpty() || rule.method == request.method) &&
           (!rule.query || *rule.query == request.query) &&
           (rule.cookie.isEmpty() || hasCookie(request, rule.cookie)) &&
           (rule.withoutCookie.isEmpty() || !hasCookie(request, rule.withoutCookie)) &&
           matchPath(rule.path, request.path);
}

} // namespace

const Rule* findRule(const QList<Script>& scripts, const Received& request) {
    for (const Script& script : scripts)
        for (const Rule& rule : script.rules)
            if (matches(rule, request))
                return &rule;
    return nullptr;
}

} // namespace thence::lab
