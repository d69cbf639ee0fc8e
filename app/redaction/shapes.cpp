#include "app/redaction/shapes.h"

#include "app/http/syntax.h"
#include "app/redaction/names.h"
#include "app/url/characters.h"

#include <QByteArray>
#include <QVarLengthArray>

#include <algorithm>
#include <iterator>

namespace thence::redaction {

namespace {

using url::ByteSet;

enum class Class { Lower, Upper, Digit, Mark, Other };

constexpr ByteSet marks = ByteSet().with("-_.~+/=:%");
constexpr ByteSet alphanumeric = url::letterSet.with('0', '9');
constexpr ByteSet tokenBytes = alphanumeric.with("-_."); // base64url, and the dots of a JWT
constexpr ByteSet base64Bytes = tokenBytes.with("+/=~");
constexpr ByteSet slashes = ByteSet().with("/\\");
constexpr ByteSet hostEnds = ByteSet().with("/\\?#");
constexpr ByteSet textEnds = ByteSet().with("\"'<>` \t\r\n");
constexpr ByteSet innerHostEnds = hostEnds.with("&\"'<>` \t\r\n");
constexpr ByteSet segmentEnds = hostEnds.with("&;=\"'<>()` \t\r\n,:");

Class classOf(char c) {
    if (c >= 'a' && c <= 'z')
        return Class::Lower;
    if (c >= 'A' && c <= 'Z')
        return Class::Upper;
    if (c >= '0' && c <= '9')
        return Class::Digit;
    return marks.contains(c) ? Class::Mark : Class::Other;
}

bool isAlphanumeric(char c) {
    return alphanumeric.contains(c);
}

bool isVowel(char c) {
    return QByteArrayView("aeiouyAEIOUY").contains(c);
}

/// Letters and digits between marks.
struct Run {
    qsizetype size = 0;
    qsizetype letters = 0;
    qsizetype vowels = 0;
    qsizetype turns = 0; ///< changes of class, a capital before small letters not counted
    qsizetype digits = 0;
    bool isMixed = false; ///< a capital after a small letter or digit
};

template <typename Visit>
bool visitRuns(QByteArrayView value, Visit&& visit) {
    Run run;
    Class before = Class::Mark;
    for (const char c : value) {
        const Class now = classOf(c);
        if (now == Class::Other)
            return false;
        if (now == Class::Mark) {
            if (run.size > 0 && !visit(run))
                return false;
            run = {};
        } else {
            const bool isCapital = before == Class::Upper && now == Class::Lower && run.size == 1;
            run.turns += run.size > 0 && now != before && !isCapital;
            run.isMixed |= run.size > 0 && now == Class::Upper && before != Class::Upper;
            ++run.size;
            run.letters += now != Class::Digit;
            run.digits += now == Class::Digit;
            run.vowels += isVowel(c);
        }
        before = now;
    }
    return run.size == 0 || visit(run);
}

bool isNumber(QByteArrayView value) {
    if (!value.isEmpty() && (value.front() == '-' || value.front() == '+'))
        value = value.sliced(1);
    const bool isDigits = std::all_of(
        value.begin(), value.end(), [](char c) { return classOf(c) == Class::Digit || c == '.'; });
    return isDigits && value.size() <= 3 && !value.isEmpty();
}

/// "2026-11-28T08:26:01Z", "10:30", "192.0.2.1:8080".
bool isDateOrAddress(QByteArrayView value) {
    qsizetype separators = 0, group = 0;
    for (const char c : value) {
        if (QByteArrayView("-:./ ").contains(c)) {
            ++separators;
            group = 0;
        } else if (!QByteArrayView("0123456789TZ+").contains(c) || ++group > 5) {
            return false;
        }
    }
    return separators >= 1 && value.size() <= 35;
}

bool isUrlOrPath(QByteArrayView value) {
    if (value.startsWith('/') || value.startsWith('#') || value.startsWith('?') ||
        value.startsWith("./") || value.startsWith("../"))
        return value.size() == 1 || !looksRandom(value.sliced(1), 16);
    const qsizetype colon = value.indexOf(':');
    if (colon > 1 && colon < 12 && value.sliced(colon).startsWith("://"))
        return std::all_of(value.begin(), value.begin() + colon,
                           [](char c) { return classOf(c) == Class::Lower; });
    const qsizetype percent = value.indexOf("%3A%2F%2F");
    return percent > 1 && percent < 12;
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
                return classOf(digit) == Class::Digit;
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
    while (colon < text.size() && classOf(text[colon]) == Class::Digit)
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
    return std::all_of(text.begin(), text.end(), [](char c) { return classOf(c) == Class::Digit; });
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

bool looksRandom(QByteArrayView value, qsizetype shortest) {
    if (value.size() < shortest)
        return false;
    qsizetype turns = 0, digits = 0, letters = 0;
    bool isMixed = false, isLong = false;
    const bool known = visitRuns(value, [&](const Run& run) {
        turns += run.turns;
        digits += run.digits;
        letters += run.letters;
        isMixed |= run.isMixed && run.turns >= 4;
        isLong |= run.size >= 20 &&
                  (run.letters == run.size ? run.vowels * 6 < run.size || run.size >= 32 : true);
        return true;
    });
    if (!known || (letters == 0 && digits < 20))
        return false;
    return isLong || isMixed || (digits > 0 && turns >= 3) || (letters == 0 && digits >= 20);
}

bool isWordlike(QByteArrayView value) {
    constexpr qsizetype longestWord = 14, longest = 60;
    if (value.isEmpty() || value.size() > longest)
        return false;
    QByteArray spaced = value.toByteArray();
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == ' ' || c == ','; }, '-');
    return visitRuns(spaced,
                     [](const Run& run) {
                         const bool isOneCase = run.turns == 0 && run.digits == 0;
                         return isOneCase && run.size <= longestWord &&
                                (run.size <= 3 || run.vowels > 0);
                     }) &&
           std::any_of(value.begin(), value.end(), isAlphanumeric);
}

bool isSwitch(QByteArrayView value) {
    for (const char* const word :
         {"true", "false", "null", "none", "undefined", "yes", "no", "nil"})
        if (http::equalsIgnoringCase(value, word))
            return true;
    return false;
}

/// Words without spaces, as programs name things: "clearSelection", "VecDeque::keys".
static bool isIdentifier(QByteArrayView value) {
    constexpr qsizetype longest = 60, shortestMean = 3;
    if (value.size() > longest)
        return false;
    qsizetype letters = 0, words = 0;
    for (qsizetype i = 0; i < value.size();) {
        if (QByteArrayView("._:-$").contains(value[i])) {
            ++i;
            continue;
        }
        const qsizetype start = i;
        while (i < value.size() && classOf(value[i]) == Class::Upper)
            ++i;
        while (i < value.size() && classOf(value[i]) == Class::Lower)
            ++i;
        if (i == start)
            return false;
        const QByteArrayView word = value.sliced(start, i - start);
        if (word.size() > 3 && std::none_of(word.begin(), word.end(), isVowel))
            return false;
        letters += word.size();
        ++words;
    }
    return words > 0 && letters >= words * shortestMean;
}

/// A sentence, with or without markup.
static bool isProse(QByteArrayView value) {
    constexpr qsizetype minSpaces = 4, longestWord = 24;
    qsizetype spaces = 0, word = 0;
    for (const char c : value) {
        spaces += c == ' ';
        word = c == ' ' ? 0 : word + 1;
        if (word > longestWord)
            return false;
    }
    return spaces >= minSpaces;
}

/// "mysecretvalue" says what it is.
static bool namesItself(QByteArrayView value) {
    const QByteArray lower = value.toByteArray().toLower();
    return lower.size() > 6 && (lower.contains("secret") || lower.contains("passw"));
}

bool isPlain(QByteArrayView value) {
    return value.isEmpty() || (value.size() <= 2 && classOf(value.front()) <= Class::Digit) ||
           isSwitch(value) || isNumber(value) ||
           ((isWordlike(value) || isIdentifier(value)) && !namesItself(value)) || isProse(value) ||
           isDateOrAddress(value) || isUrlOrPath(value);
}

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
