#include "app/redirect/boundary.h"

#include "app/url/site.h"

#include <QCoreApplication>
#include <QStringList>

namespace thence::redirect {

namespace {

using url::Url;

/// The same host, or one below it: "a.example.test" for "example.test". Never for IP addresses,
/// whose last label cannot be a name.
bool isSameOrBelow(QByteArrayView host, QByteArrayView parent) {
    return host == parent || (host.size() > parent.size() && host.endsWith(parent) &&
                              host[host.size() - parent.size() - 1] == '.' && !parent.isEmpty());
}

bool sameSchemeHostPort(const Url& a, const Url& b) {
    return a.scheme() == b.scheme() && a.host() == b.host() && a.port() == b.port();
}

bool isDefaultUpgrade(const Url& from, const Url& to) {
    return from.host() == to.host() && from.scheme() == "http" && to.scheme() == "https" &&
           from.port() == 80 && to.port() == 443;
}

struct Condition {
    QLatin1StringView word;
    bool (*crossed)(const Url& from, const Url& to, Spelling spelling);
    const char* description;
};

constexpr Condition conditions[] = {
    {QLatin1StringView("always"), [](const Url&, const Url&, Spelling) { return true; },
     QT_TRANSLATE_NOOP("Boundary", "every redirect")},
    {QLatin1StringView("scheme"),
     [](const Url& a, const Url& b, Spelling) { return a.scheme() != b.scheme(); },
     QT_TRANSLATE_NOOP("Boundary", "another scheme")},
    {QLatin1StringView("host"),
     [](const Url& a, const Url& b, Spelling) { return a.host() != b.host(); },
     QT_TRANSLATE_NOOP("Boundary", "another host")},
    {QLatin1StringView("port"),
     [](const Url& a, const Url& b, Spelling) { return a.port() != b.port(); },
     QT_TRANSLATE_NOOP("Boundary", "another port")},
    {QLatin1StringView("origin"),
     [](const Url& a, const Url& b, Spelling) { return !sameSchemeHostPort(a, b); },
     QT_TRANSLATE_NOOP("Boundary", "another origin")},
    {QLatin1StringView("written-port"),
     [](const Url& a, const Url& b, Spelling) { return a.explicitPort() != b.explicitPort(); },
     QT_TRANSLATE_NOOP("Boundary", "another written port")},
    {QLatin1StringView("domain"),
     [](const Url& a, const Url& b, Spelling) { return !isSameOrBelow(b.host(), a.host()); },
     QT_TRANSLATE_NOOP("Boundary", "a host that is not the same or below it")},
    {QLatin1StringView("site"),
     [](const Url& a, const Url& b, Spelling) { return !url::isSameSite(a, b); },
     QT_TRANSLATE_NOOP("Boundary", "another site")},
    {QLatin1StringView("downgrade"),
     [](const Url& a, const Url& b, Spelling) {
         return a.scheme() == "https" && b.scheme() == "http";
     },
     QT_TRANSLATE_NOOP("Boundary", "http after https")},
    {QLatin1StringView("origin-or-upgrade"),
     [](const Url& a, const Url& b, Spelling) {
         return !sameSchemeHostPort(a, b) && !isDefaultUpgrade(a, b);
     },
     QT_TRANSLATE_NOOP("Boundary", "another origin that is not the same host's https")},
    {QLatin1StringView("case"), [](const Url&, const Url&, Spelling s) { return s.hostCase; },
     QT_TRANSLATE_NOOP("Boundary", "another spelling of the host")},
    {QLatin1StringView("default-port"),
     [](const Url&, const Url&, Spelling s) { return s.defaultPort; },
     QT_TRANSLATE_NOOP("Boundary", "a written default port")},
};

const Condition* find(QStringView word) {
    for (const Condition& condition : conditions)
        if (condition.word == word)
            return &condition;
    return nullptr;
}

QList<QStringView> words(QStringView text) {
    QList<QStringView> found;
    for (const QStringView word : text.split(u'|'))
        found.append(word.trimmed());
    return found;
}

} // namespace

std::optional<Boundary> Boundary::fromText(QStringView text) {
    Boundary boundary;
    for (const QStringView word : words(text)) {
        const Condition* condition = find(word);
        if (!condition)
            return std::nullopt;
        boundary.conditions_ |= 1u << (condition - conditions);
    }
    return boundary;
}

bool Boundary::isCrossed(const Url& from, const Url& to, Spelling spelling) const {
    for (size_t i = 0; i < std::size(conditions); ++i)
        if (conditions_ & (1u << i) && conditions[i].crossed(from, to, spelling))
            return true;
    return false;
}

bool Boundary::isAlways() const {
    return conditions_ & 1u;
}

QString Boundary::description() const {
    QStringList parts;
    for (size_t i = 0; i < std::size(conditions); ++i)
        if (conditions_ & (1u << i))
            parts.append(QCoreApplication::translate("Boundary", conditions[i].description));
    return parts.join(QCoreApplication::translate("Boundary", " or "));
}

QString boundaryWords() {
    QStringList known;
    for (const Condition& condition : conditions)
        known.append(condition.word);
    return known.join(u", ");
}

} // namespace thence::redirect
