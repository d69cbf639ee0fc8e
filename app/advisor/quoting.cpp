#include "app/advisor/quoting.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <string_view>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

tl::unexpected<Unquotable> refuse(const char* reason) {
    return tl::unexpected(Unquotable{QCoreApplication::translate("Snippet", reason)});
}

constexpr bool isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isOneOf(char c, std::string_view set) {
    return set.find(c) != std::string_view::npos;
}

/// Whether no syntax here needs quotes around `text`.
bool isPlain(const QByteArray& text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isAlphanumeric(c) || isOneOf(c, "/._~:?&=%+-");
    });
}

/// `text` with `escape` before each character of `set`.
QByteArray escaped(const QByteArray& text, std::string_view set, char escape = '\\') {
    QByteArray result;
    for (const char c : text) {
        if (isOneOf(c, set))
            result.append(escape);
        result.append(c);
    }
    return result;
}

QByteArray hex(char c) {
    return QByteArray::number(uchar(c), 16).rightJustified(2, '0');
}

/// `text` with everything percent-encoded but letters, digits and `kept`.
QByteArray encodedExcept(QByteArrayView text, std::string_view kept) {
    QByteArray result;
    for (const char c : text) {
        if (isAlphanumeric(c) || isOneOf(c, kept))
            result.append(c);
        else
            result.append('%').append(hex(c).toUpper());
    }
    return result;
}

QByteArray regularExpression(const QByteArray& text, bool rawUtf8) {
    QByteArray result;
    for (const char c : text) {
        if (isAlphanumeric(c) || isOneOf(c, "/_~-") || (rawUtf8 && uchar(c) >= 0x80))
            result.append(c);
        else if (c == '.')
            result.append("\\.");
        else
            result.append("\\x").append(hex(c));
    }
    return result;
}

/// JSON, JavaScript, Python, Java, C#, Go, YAML in double quotes, Cloudflare's rules: with no
/// control characters inside, they agree.
Quoted doubleQuoted(QByteArray text) {
    return '"' + escaped(text, "\\\"") + '"';
}

/// "#{…}" is code in a Ruby string.
Quoted ruby(QByteArray text) {
    return '"' + escaped(text, "\\\"#") + '"';
}

Quoted nginx(QByteArray text) {
    return isPlain(text) ? Quoted(text) : doubleQuoted(std::move(text));
}

/// Double quotes leave \, " and $ with a meaning.
Quoted haproxy(QByteArray text) {
    return isPlain(text) ? text : '"' + escaped(text, "\\\"$") + '"';
}

/// A log-format string: "%[…]" is code.
Quoted haproxyFormat(QByteArray text) {
    return text.replace('%', "%%");
}

/// PCRE on bytes, inside Apache's double quotes.
Quoted pcre(QByteArray text) {
    return regularExpression(text, false);
}

/// The substitution of a RewriteRule: "%2" would be what a condition has matched.
Quoted modRewrite(QByteArray text) {
    return escaped(text, "%\\");
}

Quoted wholeExpression(QByteArray text) {
    return '^' + regularExpression(text, true) + '$';
}

Quoted urlExpression(QByteArray text) {
    return "^https?://[^/]+" + regularExpression(text, true) + "(\\?.*)?$";
}

/// Between backquotes all is literal; "{…}" is a placeholder all the same.
Quoted caddy(QByteArray text) {
    if (text.contains('`') || text.contains('{'))
        return refuse(QT_TRANSLATE_NOOP("Snippet", "The path has a character that a Caddyfile "
                                                   "cannot quote."));
    return isPlain(text) ? text : '`' + text + '`';
}

Quoted yaml(QByteArray text) {
    return '\'' + text.replace('\'', "''") + '\'';
}

Quoted xml(QByteArray text) {
    return '"' + QString::fromUtf8(text).toHtmlEscaped().toUtf8().replace('\'', "&#39;") + '"';
}

Quoted rootless(QByteArray text) {
    return text.startsWith('/') ? text.sliced(1) : text;
}

/// A location path in a web.config; the root is ".".
Quoted iisLocation(QByteArray text) {
    const QByteArray path = rootless(std::move(text)).value();
    return path.isEmpty() ? QByteArray(".") : path;
}

/// A path, or what follows the host of a URL, where ":name" and "*" would be patterns.
Quoted withoutPattern(QByteArray text) {
    const qsizetype authority = text.indexOf("://");
    const qsizetype path =
        authority < 0 ? 0 : std::max<qsizetype>(0, text.indexOf('/', authority + 3));
    const QByteArrayView rest = QByteArrayView(text).sliced(path);
    if (std::any_of(rest.begin(), rest.end(), [](char c) { return isOneOf(c, ":*(){}+ "); }))
        return refuse(QT_TRANSLATE_NOOP("Snippet", "The path has one of : * ( ) +, which are "
                                                   "patterns there and cannot be quoted."));
    return text;
}

Quoted pathPattern(QByteArray text) {
    return escaped(text, "(){}:*+?\\");
}

struct Named {
    const char* name;
    Quoting quoting;
};

constexpr Named quotings[] = {
    {"string", doubleQuoted},
    {"ruby", ruby},
    {"nginx", nginx},
    {"haproxy", haproxy},
    {"haproxy-format", haproxyFormat},
    {"regex", pcre},
    {"mod-rewrite", modRewrite},
    {"whole-regex", wholeExpression},
    {"url-regex", urlExpression},
    {"caddy", caddy},
    {"yaml", yaml},
    {"xml", xml},
    {"rootless", rootless},
    {"iis-location", iisLocation},
    {"no-pattern", withoutPattern},
    {"path-pattern", pathPattern},
};

bool isVisible(char32_t c) {
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

} // namespace

Quoting findQuoting(QByteArrayView name) {
    const auto found = std::find_if(std::begin(quotings), std::end(quotings),
                                    [&](const Named& row) { return name == row.name; });
    return found == std::end(quotings) ? nullptr : found->quoting;
}

Quoted decodedPath(QByteArrayView path) {
    const QByteArray bytes = QByteArray::fromPercentEncoding(path.toByteArray());
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    const QList<uint> points = text.toUcs4();
    if (decoder.hasError() || !std::all_of(points.begin(), points.end(), isVisible))
        return refuse(QT_TRANSLATE_NOOP("Snippet", "The path has bytes that nobody could see in a "
                                                   "configuration file."));
    return bytes;
}

QByteArray rawPath(QByteArrayView path) {
    return encodedExcept(path, "-._~:/?[]@!&()*+,;=%$'^|");
}

QByteArray inertUrl(QByteArrayView url) {
    return encodedExcept(url, "-._~:/?#[]@!&()*+,;=%");
}

} // namespace thence::advisor
