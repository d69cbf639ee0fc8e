#include "app/redirect/reference.h"

namespace thence::redirect {

namespace {

bool isSchemeCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
}

} // namespace

QByteArray schemeOf(QByteArrayView text) {
    qsizetype end = 0;
    while (end < text.size() && isSchemeCharacter(text[end]))
        ++end;
    const bool letterFirst = end > 0 && (text[0] | 0x20) >= 'a' && (text[0] | 0x20) <= 'z';
    return letterFirst && end < text.size() && text[end] == ':'
               ? text.first(end).toByteArray().toLower()
               : QByteArray();
}

Reference split(QByteArrayView text, bool withScheme) {
    Reference parts;
    if (withScheme)
        parts.scheme = schemeOf(text);
    if (!parts.scheme.isEmpty())
        text = text.sliced(parts.scheme.size() + 1);
    if (const qsizetype hash = text.indexOf('#'); hash >= 0) {
        parts.fragment = text.sliced(hash + 1).toByteArray();
        text = text.first(hash);
    }
    if (const qsizetype mark = text.indexOf('?'); mark >= 0) {
        parts.query = text.sliced(mark + 1).toByteArray();
        text = text.first(mark);
    }
    if (text.startsWith("//")) {
        const qsizetype slash = text.indexOf('/', 2);
        const qsizetype end = slash < 0 ? text.size() : slash;
        parts.authority = text.sliced(2, end - 2).toByteArray();
        text = text.sliced(end);
    }
    parts.path = text.toByteArray();
    return parts;
}

} // namespace thence::redirect
