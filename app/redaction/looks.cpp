#include "app/redaction/looks.h"

#include "app/http/syntax.h"
#include "app/url/characters.h"

#include <QByteArray>

#include <algorithm>

namespace thence::redaction {

namespace {

constexpr url::ByteSet marks = url::ByteSet().with("-_.~+/=:%");

enum class Class { Lower, Upper, Digit, Mark, Other };

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
    return url::letterSet.contains(c) || url::digitSet.contains(c);
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

/// Words without spaces, as programs name things: "clearSelection", "VecDeque::keys".
bool isIdentifier(QByteArrayView value) {
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
bool isProse(QByteArrayView value) {
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
bool namesItself(QByteArrayView value) {
    const QByteArray lower = value.toByteArray().toLower();
    return lower.size() > 6 && (lower.contains("secret") || lower.contains("passw"));
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

bool isPlain(QByteArrayView value) {
    return value.isEmpty() || (value.size() <= 2 && classOf(value.front()) <= Class::Digit) ||
           isSwitch(value) || isNumber(value) ||
           ((isWordlike(value) || isIdentifier(value)) && !namesItself(value)) || isProse(value) ||
           isDateOrAddress(value) || isUrlOrPath(value);
}

} // namespace thence::redaction
