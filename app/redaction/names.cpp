#include "app/redaction/names.h"

#include "app/http/syntax.h"
#include "app/redaction/looks.h"
#include "app/url/percent.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <string_view>

namespace thence::redaction {

namespace {

using std::string_view;

constexpr qsizetype longestName = 160; ///< bytes of a name that are looked at: its end

struct Word {
    string_view word;
    Grade grade;
};

/// Words that speak of a secret wherever they stand in a name. Sorted.
constexpr std::array words =
    std::to_array<Word>({{"apikey", Grade::Always},        {"assertion", Grade::Always},
                         {"auth", Grade::UnlessPlain},     {"authentication", Grade::UnlessPlain},
                         {"authorization", Grade::Always}, {"bearer", Grade::Always},
                         {"challenge", Grade::IfRandom},   {"code", Grade::UnlessPlain},
                         {"confirm", Grade::IfRandom},     {"confirmation", Grade::IfRandom},
                         {"cookie", Grade::UnlessPlain},   {"cred", Grade::Always},
                         {"credential", Grade::Always},    {"csrf", Grade::Always},
                         {"cvc", Grade::Always},           {"cvv", Grade::Always},
                         {"dpop", Grade::Always},          {"hdnea", Grade::Always},
                         {"hdnt", Grade::Always},          {"hmac", Grade::Always},
                         {"hotp", Grade::Always},          {"invitation", Grade::IfRandom},
                         {"invite", Grade::IfRandom},      {"jwe", Grade::Always},
                         {"jws", Grade::Always},           {"jwt", Grade::Always},
                         {"key", Grade::UnlessPlain},      {"mac", Grade::IfRandom},
                         {"magic", Grade::IfRandom},       {"mnemonic", Grade::Always},
                         {"nonce", Grade::Always},         {"oauth", Grade::UnlessPlain},
                         {"opaque", Grade::IfRandom},      {"otp", Grade::Always},
                         {"pass", Grade::Always},          {"passcode", Grade::Always},
                         {"passphrase", Grade::Always},    {"passwd", Grade::Always},
                         {"password", Grade::Always},      {"pin", Grade::UnlessPlain},
                         {"private", Grade::IfRandom},     {"psw", Grade::Always},
                         {"pw", Grade::UnlessPlain},       {"pwd", Grade::Always},
                         {"relaystate", Grade::Always},    {"reset", Grade::IfRandom},
                         {"rspauth", Grade::Always},       {"saml", Grade::Always},
                         {"samlart", Grade::Always},       {"samlrequest", Grade::Always},
                         {"samlresponse", Grade::Always},  {"secret", Grade::Always},
                         {"sess", Grade::UnlessPlain},     {"sessid", Grade::Always},
                         {"session", Grade::UnlessPlain},  {"sessionid", Grade::Always},
                         {"sid", Grade::Always},           {"sig", Grade::Always},
                         {"sign", Grade::IfRandom},        {"signature", Grade::Always},
                         {"ssn", Grade::Always},           {"state", Grade::UnlessPlain},
                         {"ticket", Grade::IfRandom},      {"tok", Grade::UnlessPlain},
                         {"token", Grade::Always},         {"totp", Grade::Always},
                         {"verifier", Grade::UnlessPlain}, {"wresult", Grade::Always},
                         {"xsrf", Grade::Always}});

/// "password" in the languages of other forms; what stands before the "ñ" of one. Sorted.
constexpr std::array<string_view, 18> passwordsAbroad = {
    "adgangskode", "contrase", "contrasena", "haslo", "heslo",      "jelszo",
    "kennwort",    "losenord", "lozinka",    "mdp",   "motdepasse", "parola",
    "passord",     "passwort", "salasana",   "senha", "sifre",      "wachtwoord"};

/// Endings of words that are written together: "accesstoken", "PHPSESSID".
constexpr std::array endings = std::to_array<Word>({
    {"token", Grade::Always},        {"password", Grade::Always},   {"passwd", Grade::Always},
    {"passphrase", Grade::Always},   {"secret", Grade::Always},     {"apikey", Grade::Always},
    {"accesskey", Grade::Always},    {"secretkey", Grade::Always},  {"serverkey", Grade::Always},
    {"privatekey", Grade::Always},   {"authkey", Grade::Always},    {"signature", Grade::Always},
    {"sessionid", Grade::Always},    {"sessid", Grade::Always},     {"credential", Grade::Always},
    {"jwt", Grade::Always},          {"authcode", Grade::Always},   {"csrf", Grade::Always},
    {"pwd", Grade::Always},          {"hmac", Grade::Always},       {"otp", Grade::UnlessPlain},
    {"auth", Grade::UnlessPlain},    {"sig", Grade::UnlessPlain},   {"pass", Grade::UnlessPlain},
    {"session", Grade::UnlessPlain}, {"verifier", Grade::IfRandom}, {"key", Grade::IfRandom},
    {"code", Grade::IfRandom},       {"ticket", Grade::IfRandom},   {"relaystate", Grade::Always},
    {"assertion", Grade::Always},    {"nonce", Grade::Always},      {"state", Grade::IfRandom},
});

/// Beginnings of words that are written together: "secretkey", "passwordconfirmation".
constexpr std::array beginnings = std::to_array<Word>({
    {"password", Grade::UnlessPlain},
    {"passwd", Grade::UnlessPlain},
    {"aspsessionid", Grade::Always},
    {"jsessionid", Grade::Always},
    {"saml", Grade::UnlessPlain},
    {"secret", Grade::IfRandom},
    {"token", Grade::IfRandom},
    {"session", Grade::IfRandom},
    {"apikey", Grade::UnlessPlain},
});

/// What stands before "key" or "code" and makes a secret of it. Sorted.
constexpr std::array<string_view, 47> secretQualifiers = {
    "access",        "account", "activation",   "aes",          "api",
    "apim",          "app",     "application",  "auth",         "authentication",
    "authorization", "backup",  "client",       "confirmation", "consumer",
    "crypto",        "device",  "encryption",   "function",     "functions",
    "invitation",    "invite",  "license",      "login",        "master",
    "mfa",           "oauth",   "pgp",          "pre",          "private",
    "recovery",      "reset",   "secret",       "security",     "service",
    "session",       "shared",  "signing",      "sms",          "ssh",
    "storage",       "stream",  "subscription", "user",         "verification",
    "verify",        "webhook"};

/// ... and what makes it harmless. Sorted.
constexpr std::array<string_view, 67> plainQualifiers = {
    "airline",  "airport", "area",        "bar",      "cache",     "category", "city",
    "color",    "colour",  "content",     "country",  "coupon",    "currency", "dial",
    "discount", "error",   "exit",        "facet",    "filter",    "foreign",  "group",
    "http",     "icon",    "idempotency", "index",    "item",      "lang",     "language",
    "locale",   "map",     "message",     "order",    "partition", "phone",    "plan",
    "post",     "postal",  "primary",     "product",  "promo",     "public",   "publishable",
    "qr",       "reason",  "region",      "response", "result",    "room",     "row",
    "sku",      "socket",  "sort",        "sorting",  "source",    "stat",     "state",
    "status",   "store",   "surrogate",   "tax",      "track",     "tracking", "translation",
    "unit",     "voucher", "websocket",   "zip"};

/// Last words of names that are about a secret and are none: "token_type", "session_count". Sorted.
constexpr std::array<string_view, 69> describing = {
    "age",       "alg",     "algorithm", "allowed",  "at",          "attempt", "attempts",
    "available", "change",  "changed",   "count",    "created",     "date",    "description",
    "digit",     "digits",  "domain",    "enabled",  "endpoint",    "error",   "exp",
    "expired",   "expires", "expiry",    "field",    "format",      "header",  "host",
    "icon",      "in",      "kind",      "label",    "length",      "level",   "lifetime",
    "limit",     "link",    "method",    "methods",  "min",         "mode",    "name",
    "page",      "param",   "parameter", "path",     "placeholder", "policy",  "prefix",
    "provider",  "realm",   "required",  "scheme",   "size",        "status",  "strength",
    "supported", "time",    "timeout",   "title",    "ttl",         "type",    "types",
    "uri",       "url",     "user",      "username", "version",     "visible"};

/// First words that make a question of a name: "has_password". Sorted.
constexpr std::array<string_view, 12> asking = {"allow", "disable", "enable", "forgot",
                                                "has",   "is",      "needs",  "no",
                                                "num",   "require", "show",   "use"};

/// Path segments that announce a secret. Sorted.
constexpr std::array<string_view, 40> announcing = {
    "accept",       "activate",     "activation", "auth",    "callback",   "claim",       "confirm",
    "confirmation", "download",     "hook",       "hooks",   "invitation", "invitations", "invite",
    "invites",      "join",         "key",        "keys",    "link",       "login",       "magic",
    "magiclink",    "oauth",        "password",   "recover", "recovery",   "reset",       "secret",
    "services",     "session",      "share",      "shared",  "sso",        "token",       "tokens",
    "unsubscribe",  "verification", "verify",     "webhook", "webhooks"};

static_assert(std::is_sorted(words.begin(), words.end(),
                             [](const Word& a, const Word& b) { return a.word < b.word; }));
static_assert(std::is_sorted(passwordsAbroad.begin(), passwordsAbroad.end()));
static_assert(std::is_sorted(secretQualifiers.begin(), secretQualifiers.end()));
static_assert(std::is_sorted(plainQualifiers.begin(), plainQualifiers.end()));
static_assert(std::is_sorted(describing.begin(), describing.end()));
static_assert(std::is_sorted(asking.begin(), asking.end()));
static_assert(std::is_sorted(announcing.begin(), announcing.end()));

template <size_t size>
bool holds(const std::array<string_view, size>& sorted, string_view word) {
    return std::binary_search(sorted.begin(), sorted.end(), word);
}

bool isLower(char c) {
    return c >= 'a' && c <= 'z';
}
bool isUpper(char c) {
    return c >= 'A' && c <= 'Z';
}

/// A name as lower-case words, "dataPassword[0]" as data, password; and as one word,
/// "datapassword".
struct Words {
    std::array<char, longestName> letters{};
    QVarLengthArray<string_view, 16> all;
    string_view joined;

    explicit Words(QByteArrayView name) {
        size_t used = 0, start = 0;
        const auto finish = [&] {
            if (used > start)
                all.append(string_view(letters.data() + start, used - start));
            start = used;
        };
        for (qsizetype i = 0; i < name.size(); ++i) {
            const char c = name[i];
            const char next = i + 1 < name.size() ? name[i + 1] : '\0';
            const char before = i > 0 ? name[i - 1] : '\0';
            if (!isLower(c) && !isUpper(c)) {
                finish();
                continue;
            }
            if (isUpper(c) && (isLower(before) || (isUpper(before) && isLower(next))))
                finish();
            letters[used++] = isUpper(c) ? char(c - 'A' + 'a') : c;
        }
        finish();
        joined = string_view(letters.data(), used);
    }
};

string_view singular(string_view word) {
    const bool isPlural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss");
    return isPlural ? word.substr(0, word.size() - 1) : word;
}

Grade exactly(string_view word) {
    if (holds(passwordsAbroad, word))
        return Grade::Always;
    const auto found = std::lower_bound(words.begin(), words.end(), word,
                                        [](const Word& a, string_view b) { return a.word < b; });
    return found != words.end() && found->word == word ? found->grade : Grade::None;
}

Grade byPart(string_view word) {
    for (const Word& ending : endings)
        if (word.back() == ending.word.back() && word.size() > ending.word.size() &&
            word.ends_with(ending.word))
            return ending.grade;
    for (const Word& beginning : beginnings)
        if (word.front() == beginning.word.front() && word.size() > beginning.word.size() &&
            word.starts_with(beginning.word))
            return beginning.grade;
    return Grade::None;
}

/// The grade of split.all[i], with what the word before makes of it.
Grade gradeAt(const Words& split, qsizetype i) {
    const string_view word = singular(split.all[i]);
    const Grade grade = exactly(word);
    if (word != "key" && word != "code" && word != "pin")
        return grade != Grade::None ? grade : byPart(word);
    if (i == 0)
        return grade;
    const string_view before = singular(split.all[i - 1]);
    if (holds(plainQualifiers, before))
        return Grade::None;
    return holds(secretQualifiers, before) ? Grade::Always : grade;
}

bool isPlainWord(const Words& split) {
    static constexpr std::array<string_view, 7> plain = {
        "keyboard", "keyword", "monkey", "outsid", "passenger", "passport", "turkey"};
    return holds(plain, singular(split.joined));
}

Grade gradeOfDecoded(QByteArrayView name) {
    const Words split(name);
    if (split.all.isEmpty() || isPlainWord(split))
        return Grade::None;
    Grade grade = Grade::None;
    for (qsizetype i = 0; i < split.all.size(); ++i)
        grade = std::max(grade, gradeAt(split, i));
    if (split.all.size() > 1 && grade < Grade::Always) { // "to_ken", "passWord", "Relay-State"
        grade = std::max(grade, exactly(singular(split.joined)));
        if (split.joined.starts_with("wordpressloggedin")) // and a hash
            return Grade::Always;
    }
    const bool describes = split.all.size() > 1 && (holds(describing, split.all.last()) ||
                                                    holds(asking, split.all.first()));
    return describes ? std::min(grade, Grade::IfRandom) : grade;
}

} // namespace

Grade gradeOf(QByteArrayView name) {
    if (name.size() > longestName)
        name = name.last(longestName);
    if (!name.contains('%'))
        return gradeOfDecoded(name);
    QByteArray decoded = name.toByteArray();
    for (int i = 0; i < 4 && decoded.contains('%'); ++i)
        decoded = url::percentDecoded(decoded);
    return gradeOfDecoded(decoded);
}

bool isSecret(Grade grade, QByteArrayView value) {
    if (value == "redacted") // it was one: what is said of it stays true
        return grade != Grade::None;
    switch (grade) {
    case Grade::None:
        return false;
    case Grade::IfRandom:
        return looksRandom(value, 12);
    case Grade::UnlessPlain:
        return !value.isEmpty() && !isPlain(value);
    case Grade::Always:
        return !value.isEmpty() && !isSwitch(value);
    }
    Q_UNREACHABLE();
}

bool isSecret(QByteArrayView name, QByteArrayView value) {
    return isSecret(gradeOf(name), value);
}

FieldSecret fieldSecret(QByteArrayView name, QByteArrayView value) {
    for (const char* const cookies : {"Cookie", "Set-Cookie", "Cookie2", "Set-Cookie2"})
        if (http::equalsIgnoringCase(name, cookies))
            return FieldSecret::Cookies;
    const Words split(name.last(std::min(name.size(), longestName)));
    if (!split.all.isEmpty() && split.all.last() == "authorization")
        return FieldSecret::Credentials;
    return isSecret(name, value) ? FieldSecret::Value : FieldSecret::None;
}

bool announcesSecret(QByteArrayView segment) {
    if (!isWordlike(segment))
        return false; // another random one
    const Words split(segment.last(std::min(segment.size(), longestName)));
    return std::any_of(split.all.begin(), split.all.end(),
                       [](string_view word) { return holds(announcing, word); }) ||
           gradeOfDecoded(segment) == Grade::Always;
}

} // namespace thence::redaction
