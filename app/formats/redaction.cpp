#include "app/formats/redaction.h"

#include "app/http/secrets.h"
#include "app/http/syntax.h"

#include <QRegularExpression>
#include <QString>

#include <algorithm>
#include <iterator>
#include <utility>

namespace whereto::formats {

namespace {

constexpr QByteArrayView redacted = "redacted";

constexpr QByteArrayView urlFields[] = {"Location", "Content-Location", "Referer", "Refresh",
                                        "Link"};

bool holdsUrl(QByteArrayView name) {
    return std::any_of(std::begin(urlFields), std::end(urlFields),
                       [&](QByteArrayView other) { return http::equalsIgnoringCase(name, other); });
}

enum class Which { Secret, Every };

/// "a=1&b=2" with the values of secret parameters, or of all, replaced.
QByteArray redactParameters(QByteArrayView text, QByteArrayView separators, Which which) {
    QByteArray result;
    for (qsizetype start = 0; start <= text.size();) {
        qsizetype end = start;
        while (end < text.size() && !separators.contains(text[end]))
            ++end;
        const QByteArrayView pair = text.sliced(start, end - start);
        const qsizetype equals = pair.indexOf('=');
        const bool nameless = equals < 0 && which == Which::Every && !http::trimmed(pair).isEmpty();
        if (nameless)
            result.append(redacted); // a cookie that is all value
        else if (equals >= 0 && equals + 1 < pair.size() &&
                 (which == Which::Every ||
                  http::isSecretParameter(http::trimmed(pair.first(equals)))))
            result.append(pair.first(equals + 1)).append(redacted);
        else
            result.append(pair);
        if (end < text.size())
            result.append(text[end]);
        start = end + 1;
    }
    return result;
}

/// "sid=abc; Path=/; Secure" becomes "sid=redacted; Path=/; Secure".
QByteArray redactSetCookie(QByteArrayView value) {
    const qsizetype semicolon = value.indexOf(';');
    const qsizetype attributes = semicolon < 0 ? value.size() : semicolon;
    return redactParameters(value.first(attributes), "", Which::Every)
        .append(value.sliced(attributes));
}

QByteArray redactCredentials(QByteArrayView value) {
    return value.first(value.indexOf(' ') + 1).toByteArray().append(redacted);
}

/// The bytes between "//" and the next "/", "?" or "#" hold userinfo up to their last '@'.
QByteArray redactUserinfo(const QByteArray& url) {
    const qsizetype start = url.indexOf("//") + 2;
    if (start < 2)
        return url;
    qsizetype end = start;
    while (end < url.size() && !QByteArrayView("/?#\\").contains(url[end]))
        ++end;
    const qsizetype at = QByteArrayView(url).first(end).lastIndexOf('@');
    return at < start ? url : url.first(start) + redacted.toByteArray() + url.sliced(at);
}

QByteArray redactJson(QByteArrayView content) {
    static const QRegularExpression member(QStringLiteral(
        R"re("((?:[^"\\]|\\.){1,64})"(\s*:\s*)("(?:[^"\\]|\\.)*+"|[0-9][0-9.eE+-]*))re"));
    // Latin-1 maps every byte to one character and back.
    const QString text = QString::fromLatin1(content);
    QByteArray result;
    qsizetype from = 0;
    for (auto matches = member.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (!http::isSecretParameter(match.captured(1).toLatin1()))
            continue;
        result += QStringView(text).sliced(from, match.capturedStart(3) - from).toLatin1();
        result.append('"').append(redacted).append('"');
        from = match.capturedEnd(3);
    }
    return result + QStringView(text).sliced(from).toLatin1();
}

} // namespace

QByteArray Redaction::field(QByteArrayView name, QByteArrayView value) const {
    if (!hidden_ || value.isEmpty())
        return value.toByteArray();
    switch (http::secretIn(name)) {
    case http::Secret::Credentials:
        return redactCredentials(value);
    case http::Secret::Cookies:
        return http::equalsIgnoringCase(name, "Cookie") ? redactParameters(value, ";", Which::Every)
                                                        : redactSetCookie(value);
    case http::Secret::Token:
        return redacted.toByteArray();
    case http::Secret::None:
        break;
    }
    return holdsUrl(name) ? url(value) : value.toByteArray();
}

QByteArray Redaction::url(QByteArrayView url) const {
    return hidden_ ? redactUserinfo(redactParameters(url, "?&#; ", Which::Secret))
                   : url.toByteArray();
}

QByteArray Redaction::content(QByteArrayView content) const {
    if (!hidden_)
        return content.toByteArray();
    const QByteArrayView start = http::trimmed(content);
    if (start.startsWith('{') || start.startsWith('['))
        return redactJson(content);
    // Markup and free text are full of '=' and '&' that mean something else.
    return start.contains('<') || start.contains('\n')
               ? content.toByteArray()
               : redactParameters(content, "&", Which::Secret);
}

QByteArray Redaction::head(QByteArrayView head) const {
    if (!hidden_)
        return head.toByteArray();
    QByteArray result;
    bool isStartLine = true;
    for (qsizetype start = 0; start < head.size();) {
        const qsizetype feed = head.indexOf('\n', start);
        const qsizetype end = feed < 0 ? head.size() : feed + 1;
        const QByteArrayView line = head.sliced(start, end - start);
        const qsizetype colon = line.indexOf(':');
        if (std::exchange(isStartLine, false)) {
            result += url(line);
        } else if (colon > 0) {
            const QByteArrayView name = http::trimmed(line.first(colon));
            const QByteArrayView value = line.sliced(colon + 1);
            const QByteArrayView bare = value.trimmed();
            const qsizetype before = bare.isEmpty() ? value.size() : bare.data() - value.data();
            result.append(line.first(colon + 1)).append(value.first(before));
            result.append(field(name, bare)).append(value.sliced(before + bare.size()));
        } else {
            result.append(line);
        }
        start = end;
    }
    return result;
}

} // namespace whereto::formats
