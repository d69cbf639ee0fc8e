#include "app/findings/topics/groups.h"

#include "app/http/syntax.h"
#include "app/url/site.h"

#include <QCoreApplication>

#include <map>
#include <optional>

namespace thence::findings {

namespace {

constexpr Rule table[] = {
    {"cookie-without-secure", Topic::Security, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Cookie without Secure"),
     QT_TRANSLATE_NOOP("Rule",
                       "The cookie %1 is set over https without Secure: it will be sent over "
                       "plain http as well."),
     "RFC 6265 §8.3"},
    {"cookie-over-http", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Cookie set over http"),
     QT_TRANSLATE_NOOP("Rule", "The cookie %1 is set over plain http, where anybody on the way can "
                               "read and replace it."),
     "RFC 6265 §8.3"},
    {"secure-cookie-over-http", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "Secure cookie refused"),
     QT_TRANSLATE_NOOP("Rule",
                       "The cookie %1 has Secure and comes over plain http: browsers throw it "
                       "away. A redirect that waits for it goes round in circles."),
     "RFC 6265bis §5.7"},
    {"cookie-prefix-broken", Topic::Security, Severity::Error,
     QT_TRANSLATE_NOOP("Rule", "Cookie prefix not kept"),
     QT_TRANSLATE_NOOP("Rule",
                       "The cookie %1 promises more by its name than its attributes keep (%2): "
                       "browsers throw it away."),
     "RFC 6265bis §4.1.3"},
    {"cookie-protected", Topic::Security, Severity::Good,
     QT_TRANSLATE_NOOP("Rule", "Cookie well protected"),
     QT_TRANSLATE_NOOP("Rule", "The cookie %1 has Secure, HttpOnly and SameSite."),
     "RFC 6265bis §4.1.2"},
    {"samesite-none-insecure", Topic::Security, Severity::Warning,
     QT_TRANSLATE_NOOP("Rule", "SameSite=None without Secure"),
     QT_TRANSLATE_NOOP("Rule", "The cookie %1 has SameSite=None without Secure: browsers throw it "
                               "away."),
     "RFC 6265bis §5.7"},
    {"cookie-overwritten", Topic::Security, Severity::Note,
     QT_TRANSLATE_NOOP("Rule", "Cookie set again on the way"),
     QT_TRANSLATE_NOOP("Rule", "The cookie %1 of %2 was set at hop %3 and gets another value here. "
                               "Only the last one stays."),
     "RFC 6265 §5.3"},
};

struct Cookie {
    QByteArray name, value;
    std::optional<QByteArray> path, domain, sameSite;
    bool secure = false;
    bool httpOnly = false;
};

/// The parts of a Set-Cookie field (RFC 6265 §5.2), without judging whether it is stored.
Cookie readCookie(QByteArrayView field) {
    QList<QByteArray> parts = field.toByteArray().split(';');
    const QByteArray pair = parts.takeFirst();
    const qsizetype equals = pair.indexOf('=');
    Cookie cookie;
    cookie.name = pair.first(equals < 0 ? 0 : equals).trimmed();
    cookie.value = pair.sliced(equals + 1).trimmed();
    for (const QByteArray& part : parts) {
        const qsizetype sign = part.indexOf('=');
        const QByteArray name = part.first(sign < 0 ? part.size() : sign).trimmed().toLower();
        const QByteArray value = sign < 0 ? QByteArray() : part.sliced(sign + 1).trimmed();
        if (name == "secure")
            cookie.secure = true;
        else if (name == "httponly")
            cookie.httpOnly = true;
        else if (name == "path")
            cookie.path = value;
        else if (name == "domain")
            cookie.domain = value;
        else if (name == "samesite")
            cookie.sameSite = value.toLower();
    }
    return cookie;
}

/// What a cookie's name promises and its attributes do not keep; empty when all is well.
QStringList brokenPromises(const Cookie& cookie) {
    const QByteArray name = cookie.name.toLower();
    const bool isHost = name.startsWith("__host-");
    QStringList broken;
    if ((isHost || name.startsWith("__secure-")) && !cookie.secure)
        broken.append(QCoreApplication::translate("Rule", "Secure is missing"));
    if (isHost && cookie.path != "/")
        broken.append(QCoreApplication::translate("Rule", "Path is not /"));
    if (isHost && cookie.domain)
        broken.append(QCoreApplication::translate("Rule", "Domain is given"));
    return broken;
}

void checkCookie(const Step& step, const Cookie& cookie, Notes& notes) {
    const Subject subject = field("Set-Cookie");
    const QString name = shown(cookie.name);
    const bool trustworthy = step.isHttps() || url::isLoopback(step.url().host());
    if (const QStringList broken = brokenPromises(cookie); !broken.isEmpty())
        notes.add(named(table, "cookie-prefix-broken"), step.index, subject,
                  {name, broken.join(QStringLiteral(", "))});
    if (!trustworthy && cookie.secure)
        notes.add(named(table, "secure-cookie-over-http"), step.index, subject, {name});
    else if (!trustworthy)
        notes.add(named(table, "cookie-over-http"), step.index, subject, {name});
    else if (step.isHttps() && !cookie.secure)
        notes.add(named(table, "cookie-without-secure"), step.index, subject, {name});
    else if (cookie.secure && cookie.httpOnly &&
             (cookie.sameSite == "lax" || cookie.sameSite == "strict"))
        notes.add(named(table, "cookie-protected"), step.index, subject, {name});
    if (cookie.sameSite == "none" && !cookie.secure)
        notes.add(named(table, "samesite-none-insecure"), step.index, subject, {name});
}

void examineCookies(const ExaminedTrace& examined, Notes& notes) {
    struct Setting {
        int hop;
        QByteArray value;
    };
    std::map<QByteArray, Setting> seen; // by name, domain and path
    for (const Step& step : examined.steps) {
        if (!step.response)
            continue;
        for (const QByteArrayView value : step.response->fields.all("Set-Cookie")) {
            const Cookie cookie = readCookie(value);
            checkCookie(step, cookie, notes);
            const QByteArray owner = cookie.domain.value_or(step.url().host().toByteArray());
            const QByteArray key =
                cookie.name + ';' + owner + ';' + cookie.path.value_or(QByteArray());
            const auto [place, isNew] = seen.try_emplace(key, Setting{step.index, cookie.value});
            if (!isNew && place->second.value != cookie.value)
                notes.add(
                    named(table, "cookie-overwritten"), step.index, field("Set-Cookie"),
                    {shown(cookie.name), shown(owner), QString::number(place->second.hop + 1)});
            place->second = {step.index, cookie.value};
        }
    }
}

} // namespace

const RuleGroup cookieRules{table, examineCookies};

} // namespace thence::findings
