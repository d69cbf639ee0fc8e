#include "app/advisor/snippet.h"

#include "app/url/parse.h"
#include "app/url/site.h"

#include <QCoreApplication>

#include <functional>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

QByteArray pathAndQuery(const url::Url& url) {
    QByteArray target = url.requestTarget();
    if (url.hasFragment())
        target += '#' + url.fragment().toByteArray();
    return inertUrl(target);
}

QByteArray wholeUrl(const url::Url& url) {
    return inertUrl(url.withoutCredentials().href());
}

/// The target in its shortest safe form: a path within the same origin. "//host" would be another
/// host, so such a path keeps its origin.
QByteArray shortTarget(const Redirection& r) {
    const bool here = isSameOrigin(r.from, r.to) && !r.to.path().startsWith("//");
    return here ? pathAndQuery(r.to) : wholeUrl(r.to);
}

struct Value {
    const char* name;
    Quoted (*of)(const Snippet&, const Redirection&);
};

constexpr Value values[] = {
    {"status",
     [](const Snippet&, const Redirection& r) -> Quoted { return QByteArray::number(r.status); }},
    {"statusWord",
     [](const Snippet& s, const Redirection& r) -> Quoted {
         return s.statusWords.value(r.status);
     }},
    {"path", [](const Snippet&, const Redirection& r) -> Quoted { return rawPath(r.from.path()); }},
    {"decoded",
     [](const Snippet&, const Redirection& r) -> Quoted { return decodedPath(r.from.path()); }},
    {"host",
     [](const Snippet&, const Redirection& r) -> Quoted { return inertUrl(r.from.host()); }},
    {"target", [](const Snippet&, const Redirection& r) -> Quoted { return shortTarget(r); }},
    {"url", [](const Snippet&, const Redirection& r) -> Quoted { return wholeUrl(r.to); }},
    {"targetScheme",
     [](const Snippet&, const Redirection& r) -> Quoted { return inertUrl(r.to.scheme()); }},
    {"targetHost",
     [](const Snippet&, const Redirection& r) -> Quoted { return inertUrl(r.to.host()); }},
    {"targetPort",
     [](const Snippet&, const Redirection& r) -> Quoted {
         return QByteArray::number(r.to.port());
     }},
    {"targetPath",
     [](const Snippet&, const Redirection& r) -> Quoted { return pathAndQuery(r.to); }},
};

const Value* findValue(QByteArrayView name) {
    for (const Value& value : values)
        if (name == value.name)
            return &value;
    return nullptr;
}

using Resolve = std::function<Quoted(const QByteArray& placeholder)>;

/// `text` with each {{placeholder}} replaced by what `resolve` gives. What is put in is not looked
/// at again.
Quoted replaced(const QByteArray& text, const Resolve& resolve) {
    QByteArray result;
    qsizetype from = 0;
    for (qsizetype open; (open = text.indexOf("{{", from)) >= 0;) {
        const qsizetype close = text.indexOf("}}", open);
        if (close < 0)
            break;
        const Quoted value = resolve(text.mid(open + 2, close - open - 2));
        if (!value)
            return value;
        result += text.mid(from, open - from) + *value;
        from = close + 2;
    }
    return result + text.mid(from);
}

Quoted resolve(const Snippet& snippet, const Redirection& redirection,
               const QByteArray& placeholder) {
    QList<QByteArray> parts = placeholder.split('|');
    const QByteArray name = parts.takeFirst();
    const auto inner = [&](const QByteArray& part) { return resolve(snippet, redirection, part); };
    Quoted value = snippet.definitions.contains(name) ? replaced(snippet.definitions[name], inner)
                                                      : findValue(name)->of(snippet, redirection);
    for (const QByteArray& quoting : parts)
        if (value)
            value = findQuoting(quoting)(*value);
    return value;
}

/// A rule is for a path of one host, so it would answer its own target, too.
bool isCircle(const Redirection& r) {
    const auto path = [](const url::Url& url) {
        return QByteArray::fromPercentEncoding(url.path().toByteArray());
    };
    return isSameOrigin(r.from, r.to) && path(r.from) == path(r.to);
}

bool isPlaceholder(const Snippet& snippet, const QByteArray& placeholder) {
    QList<QByteArray> parts = placeholder.split('|');
    const QByteArray name = parts.takeFirst();
    for (const QByteArray& quoting : parts)
        if (!findQuoting(quoting))
            return false;
    return findValue(name) || snippet.definitions.contains(name);
}

} // namespace

std::optional<QByteArray> unknownPlaceholder(const Snippet& snippet, const QByteArray& text) {
    std::optional<QByteArray> unknown;
    (void)replaced(text, [&](const QByteArray& placeholder) -> Quoted {
        if (!isPlaceholder(snippet, placeholder))
            unknown = placeholder;
        return QByteArray();
    });
    return unknown;
}

Redirection exampleRedirection(int status) {
    const url::Url from = url::parse("https://shop.example/checkout").value();
    return {from, url::parse("/checkout-v2", from).value(), status};
}

tl::expected<QString, Unquotable> render(const Snippet& snippet, const Redirection& redirection) {
    if (!snippet.statuses.contains(redirection.status))
        return tl::unexpected(
            Unquotable{QCoreApplication::translate("Snippet", "%1 has no way to answer %2.")
                           .arg(snippet.name)
                           .arg(redirection.status)});
    if (isCircle(redirection))
        return tl::unexpected(Unquotable{QCoreApplication::translate(
            "Snippet", "A rule for this path would answer the target, too, and send everybody "
                       "round in a circle.")});
    const bool elsewhere = !isSameOrigin(redirection.from, redirection.to);
    QByteArray text;
    for (const Snippet::Line& line : snippet.lines) {
        if (line.elsewhereOnly && !elsewhere)
            continue;
        const Quoted filled = replaced(line.text, [&](const QByteArray& placeholder) {
            return resolve(snippet, redirection, placeholder);
        });
        if (!filled)
            return tl::unexpected(filled.error());
        text += *filled + '\n';
    }
    return QString::fromUtf8(text);
}

} // namespace thence::advisor
