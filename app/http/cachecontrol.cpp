#include "app/http/cachecontrol.h"

#include "app/http/syntax.h"

#include <algorithm>

namespace thence::http {

namespace {

constexpr qint64 largest = (qint64(1) << 53) - 1;

/// The content of a quoted-string (RFC 9110 §5.6.4), or nothing if it is not a whole one.
std::optional<QByteArray> unquoted(QByteArrayView text) {
    if (text.size() < 2 || text.front() != '"')
        return std::nullopt;
    QByteArray content;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == '"')
            return i == text.size() - 1 ? std::optional(content) : std::nullopt;
        if (text[i] == '\\' && ++i == text.size())
            break;
        content.append(text[i]);
    }
    return std::nullopt;
}

CacheDirective parseDirective(QByteArrayView element) {
    const qsizetype equals = element.indexOf('=');
    const QByteArrayView name = equals < 0 ? element : element.first(equals);
    CacheDirective directive{.name = trimmed(name).toByteArray().toLower(),
                             .argument = {},
                             .quoted = false,
                             .wellFormed = isToken(name)};
    if (equals < 0)
        return directive;
    const QByteArrayView argument = element.sliced(equals + 1);
    if (const auto content = unquoted(argument)) {
        directive.argument = *content;
        directive.quoted = true;
    } else {
        directive.argument = argument.toByteArray();
        directive.wellFormed = directive.wellFormed && isToken(argument);
    }
    return directive;
}

} // namespace

std::optional<qint64> parseDeltaSeconds(QByteArrayView text) {
    if (text.isEmpty())
        return std::nullopt;
    qint64 seconds = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        seconds = std::min(largest, seconds * 10 + (c - '0'));
    }
    return seconds;
}

CacheControl::CacheControl(const FieldList& fields, QByteArrayView fieldName) {
    for (const QByteArrayView line : fields.all(fieldName))
        for (const QByteArrayView element : splitList(line))
            directives_.append(parseDirective(element));
}

qsizetype CacheControl::count(QByteArrayView name) const {
    return std::count_if(directives_.begin(), directives_.end(),
                         [&](const CacheDirective& directive) { return directive.name == name; });
}

const CacheDirective* CacheControl::first(QByteArrayView name) const {
    const auto found = std::find_if(directives_.begin(), directives_.end(),
                                    [&](const auto& directive) { return directive.name == name; });
    return found == directives_.end() ? nullptr : &*found;
}

bool CacheControl::hasUnqualified(QByteArrayView name) const {
    return std::any_of(directives_.begin(), directives_.end(), [&](const auto& directive) {
        return directive.name == name && !directive.argument;
    });
}

std::optional<qint64> CacheControl::seconds(QByteArrayView name) const {
    const CacheDirective* directive = first(name);
    if (!directive || !directive->wellFormed || !directive->argument)
        return std::nullopt;
    return parseDeltaSeconds(*directive->argument);
}

} // namespace thence::http
