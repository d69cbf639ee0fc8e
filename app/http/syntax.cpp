#include "app/http/syntax.h"

#include <algorithm>
#include <string_view>

namespace thence::http {

namespace {

constexpr bool isTokenCharacter(char c) {
    const bool letterOrDigit =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letterOrDigit || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
}

constexpr bool isOptionalWhitespace(char c) {
    return c == ' ' || c == '\t';
}

} // namespace

bool isToken(QByteArrayView text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [](char x, char y) { return lower(x) == lower(y); });
}

QByteArrayView trimmed(QByteArrayView text) {
    while (!text.isEmpty() && isOptionalWhitespace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isOptionalWhitespace(text.back()))
        text.chop(1);
    return text;
}

QList<QByteArrayView> splitList(QByteArrayView value, char separator) {
    QList<QByteArrayView> elements;
    qsizetype start = 0;
    bool quoted = false;
    const auto take = [&](qsizetype end) {
        if (const auto element = trimmed(value.sliced(start, end - start)); !element.isEmpty())
            elements.append(element);
        start = end + 1;
    };
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (quoted && value[i] == '\\')
            ++i;
        else if (value[i] == '"')
            quoted = !quoted;
        else if (value[i] == separator && !quoted)
            take(i);
    }
    if (start <= value.size())
        take(value.size());
    return elements;
}

QByteArrayView withoutParameters(QByteArrayView value) {
    const qsizetype semicolon = value.indexOf(';');
    return trimmed(semicolon < 0 ? value : value.first(semicolon));
}

} // namespace thence::http
