#include "app/redaction/shapes.h"

#include "app/http/syntax.h"
#include "app/redaction/looks.h"
#include "app/redaction/names.h"
#include "app/url/characters.h"

#include <QByteArray>
#include <QVarLengthArray>

#include <algorithm>
#include <iterator>

namespace thence::redaction {

namespace {

using url::ByteSet;

constexpr ByteSet alphanumeric = url::letterSet.with('0', '9');
constexpr ByteSet tokenBytes = alphanumeric.with("-_."); // base64url, and the dots of a JWT
constexpr ByteSet base64Bytes = tokenBytes.with("+/=~");
constexpr ByteSet slashes = ByteSet().with("/\\");
constexpr ByteSet hostEnds = ByteSet().with("/\\?#");
constexpr ByteSet textEnds = ByteSet().with("\"'<>` \t\r\n");
constexpr ByteSet innerHostEnds = hostEnds.with("&\"'<>` \t\r\n");
constexpr ByteSet segmentEnds = hostEnds.with("&;=\"'<>()` \t\r\n,:");

bool isAlphanumeric(char c) {
    return alphanumeric.contains(c);
}

struct Prefix {
    QByteArrayView prefix;
    qsizetype tail; ///< the fewest bytes after it
};

/// How the access tokens of well-known services begin.
constexpr Prefix prefixes[] = {
    {"AKIA", 16},    {"ASIA", 16},        {"AIza", 30},     {"EAAC", 30},   {"SG.", 20},
    {"dop_v1_", 20}, {"gho_", 20},        {"ghp_", 20},     {"ghr_", 20},   {"ghs_", 20},
    {"ghu_", 20},    {"github_pat_", 20}, {"glpat-", 15},   {"hvb.", 20},   {"hvs.", 20},
    {"npm_", 20},    {"pypi-", 20},       {"rk_live_", 10}, {"shpat_", 20}, {"shpss_", 20},
    {"sk-", 20},     {"sk_live_", 10},    {"sk_test_", 10}, {"whsec_", 16}, {"xoxa-", 10},
    {"xoxb-", 10},   {"xoxp-", 10},       {"xoxr-", 10},    {"xoxs-", 10},  {"ya29.", 15}};

constexpr ByteSet prefixStarts = ByteSet().with("AESdghnprswxy");

qsizetype tokenEnd(QByteArrayView text, qsizetype from) {
    while (from < text.size() && tokenBytes.contains(text[from]))
        ++from;
    return from;
}

/// The end of a JWT (RFC 7519) that begins at `start`, or `start`. One that the end of the text
/// cuts off need not have its dot.
qsizetype jwtEnd(QByteArrayView text, qsizetype start) {
    constexpr qsizetype shortest = 20;
    const qsizetype end = tokenEnd(text, start);
    const QByteArrayView token = text.sliced(start, end - start);
    const bool isCut = end == text.size();
    return token.size() >= shortest && (token.contains('.') || isCut) ? end : start;
}

qsizetype prefixedEnd(QByteArrayView text, qsizetype start) {
    for (const auto& [prefix, tail] : prefixes) {
        if (text[start] != prefix[0] || !text.sliced(start).startsWith(prefix))
            continue;
        const qsizetype end = tokenEnd(text, start + prefix.size());
        const QByteArrayView rest = text.sliced(start + prefix.size(), end - start - prefix.size());
        const bool hasNumber = // as Slack's tokens begin, whatever follows
            rest.size() >= tail && std::all_of(rest.begin(), rest.begin() + tail, [](char digit) {
                return url::digitSet.contains(digit);
            });
        if (hasNumber || looksRandom(rest, tail))
            return end;
    }
    return start;
}

bool isBasic(QByteArrayView token) {
    const auto decoded = QByteArray::fromBase64Encoding(token.toByteArray());
    const QByteArray& pair = *decoded;
    return decoded && pair.contains(':') &&
           std::all_of(pair.begin(), pair.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

/// The credentials after "Bearer " or "Basic " at `start`, as they stand in free text.
Span schemeSpan(QByteArrayView text, qsizetype start) {
    for (const QByteArrayView scheme : {QByteArrayView("bearer"), QByteArrayView("basic")}) {
        const QByteArrayView here =
            text.sliced(start, std::min(scheme.size(), text.size() - start));
        if (!http::equalsIgnoringCase(here, scheme))
            continue;
        qsizetype from = start + scheme.size();
        if (from >= text.size() || !QByteArrayView(" \t+").contains(text[from]))
            return {};
        ++from;
        qsizetype end = from;
        while (end < text.size() && base64Bytes.contains(text[end]))
            ++end;
        const QByteArrayView token = text.sliced(from, end - from);
        const bool isSecret = scheme == "basic" ? isBasic(token)
                                                : token.size() >= 6 && !isWordlike(token) &&
                                                      !token.startsWith("HTTP/");
        if (isSecret)
            return {from, end - from, true};
    }
    return {};
}

/// "bot123456:AAx…", as the Bot API of Telegram has it in its paths.
qsizetype botEnd(QByteArrayView text, qsizetype start) {
    constexpr qsizetype minDigits = 6, shortest = 20;
    const qsizetype id = start + 3;
    qsizetype colon = id;
    while (colon < text.size() && url::digitSet.contains(text[colon]))
        ++colon;
    if (colon - id < minDigits || colon >= text.size() || text[colon] != ':')
        return start;
    const qsizetype end = tokenEnd(text, colon + 1);
    return end - colon > shortest ? end : start;
}

/// "-----BEGIN RSA PRIVATE KEY-----" to the end of the key, or of the text.
void findPrivateKeys(QByteArrayView text, Spans& found) {
    constexpr QByteArrayView begin = "-----BEGIN ", end = "-----END ";
    for (qsizetype at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at)) {
        const qsizetype label = at + begin.size();
        const qsizetype close = text.indexOf("-----", label);
        at = label;
        if (close < 0 || close - label > 60 ||
            !text.sliced(label, close - label).contains("PRIVATE KEY"))
            continue;
        const qsizetype body = close + 5;
        const qsizetype stop = text.indexOf(end, body);
        found.push_back({body, (stop < 0 ? text.size() : stop) - body});
        at = stop < 0 ? text.size() : stop;
    }
}

/// Where an authority may begin at or after `from`: after two slashes of any kind, or after the
/// scheme of a URL that browsers read without them.
qsizetype nextAuthority(QByteArrayView text, qsizetype from, qsizetype& colonOrSlash) {
    for (qsizetype i = from; i < text.size(); ++i) {
        if (slashes.contains(text[i]) && i + 1 < text.size() && slashes.contains(text[i + 1])) {
            colonOrSlash = i;
            while (i < text.size() && slashes.contains(text[i]))
                ++i;
            return i;
        }
        if (text[i] != ':')
            continue;
        for (const QByteArrayView scheme :
             {QByteArrayView("https"), QByteArrayView("http"), QByteArrayView("wss"),
              QByteArrayView("ws"), QByteArrayView("ftp")}) {
            if (i < scheme.size() ||
                (i > scheme.size() && isAlphanumeric(text[i - scheme.size() - 1])) ||
                !http::equalsIgnoringCase(text.sliced(i - scheme.size(), scheme.size()), scheme))
                continue;
            colonOrSlash = i;
            ++i;
            while (i < text.size() && slashes.contains(text[i]))
                ++i;
            return i;
        }
    }
    return -1;
}

bool isPort(QByteArrayView text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return url::digitSet.contains(c); });
}

/// Schemes whose '@' is no end of credentials.
bool isMailScheme(QByteArrayView scheme) {
    for (const char* const other : {"mailto", "sip", "sips", "xmpp", "acct", "im", "pres", "tel",
                                    "urn", "data", "javascript", "cid", "mid", "about", "blob"})
        if (http::equalsIgnoringCase(scheme, other))
            return true;
    return false;
}

/// "user:password@host" that a person typed without a scheme.
void findTypedUserinfo(QByteArrayView text, Spans& found) {
    qsizetype end = 0;
    while (end < text.size() && !hostEnds.contains(text[end]))
        ++end;
    const qsizetype at = text.first(end).lastIndexOf('@');
    const qsizetype colon = text.indexOf(':');
    if (colon > 0 && colon < at && !isMailScheme(text.first(colon)))
        found.push_back({0, at, true});
}

} // namespace

void findShapes(QByteArrayView text, Spans& found) {
    findPrivateKeys(text, found);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!isAlphanumeric(c) || (i > 0 && isAlphanumeric(text[i - 1])))
            continue;
        qsizetype end = i;
        if (c == 'e' && text.sliced(i).startsWith("eyJ"))
            end = jwtEnd(text, i);
        else if (c == 'b' && text.sliced(i).startsWith("bot"))
            end = botEnd(text, i);
        else if (prefixStarts.contains(c))
            end = prefixedEnd(text, i);
        if (end > i)
            found.push_back({i, end - i});
        else if ((c == 'b' || c == 'B') && i + 5 < text.size())
            if (const Span span = schemeSpan(text, i); span.size > 0)
                found.push_back(span);
        i = std::max(i, end - 1);
    }
}

void findUserinfo(QByteArrayView text, bool isUrl, Spans& found) {
    constexpr qsizetype farthest = 256; // of an '@' behind a "port" that is none
    if (isUrl)
        findTypedUserinfo(text, found);
    if (!text.contains('@'))
        return;
    qsizetype mark = 0;
    bool isFirst = true;
    for (qsizetype start = nextAuthority(text, 0, mark); start >= 0;
         start = nextAuthority(text, start, mark)) {
        const bool isWhole = isUrl && std::exchange(isFirst, false);
        const ByteSet& ends = isWhole ? hostEnds : innerHostEnds;
        qsizetype end = start;
        while (end < text.size() && !ends.contains(text[end]))
            ++end;
        const QByteArrayView authority = text.sliced(start, end - start);
        qsizetype at = authority.lastIndexOf('@');
        const qsizetype colon = authority.startsWith('[') ? -1 : authority.indexOf(':');
        if (at < 0 && colon >= 0 && !isPort(authority.sliced(colon + 1))) {
            const QByteArrayView near =
                text.sliced(start, std::min(text.size() - start, authority.size() + farthest));
            at = near.indexOf('@', authority.size());
            for (qsizetype i = 0; !isUrl && i < at; ++i)
                if (textEnds.contains(near[i]))
                    at = -1;
        }
        if (at > 0)
            found.push_back({start, at, true});
        start = std::max(end, start + std::max<qsizetype>(at, 0));
    }
}

void findSegments(QByteArrayView text, Spans& found) {
    constexpr qsizetype shortest = 12, longestWord = 40;
    constexpr qsizetype maxBefore = 8;
    QVarLengthArray<QByteArrayView, maxBefore> before; // the segments of the path so far
    for (qsizetype start = 0; start < text.size();) {
        qsizetype end = start;
        while (end < text.size() && !segmentEnds.contains(text[end]))
            ++end;
        const QByteArrayView segment = text.sliced(start, end - start);
        if (!before.isEmpty() && looksRandom(segment, shortest) &&
            std::any_of(before.begin(), before.end(), announcesSecret))
            found.push_back({start, segment.size(), true});
        if (end >= text.size() || !slashes.contains(text[end]))
            before.clear();
        else if (!segment.isEmpty() && segment.size() <= longestWord && before.size() < maxBefore)
            before.append(segment);
        start = end + 1;
    }
}

} // namespace thence::redaction
