#include "app/url/ipv4.h"

#include "app/url/characters.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <charconv>

namespace thence::url {

namespace {

/// The IPv4 number parser. Numbers beyond 2^40 are all the same to its callers.
std::optional<quint64> parseNumber(QByteArrayView text) {
    if (text.isEmpty())
        return std::nullopt;
    int radix = 10;
    if (text.size() >= 2 && text[0] == '0') {
        const bool hex = lowered(text[1]) == 'x';
        radix = hex ? 16 : 8;
        text = text.sliced(hex ? 2 : 1);
    }
    quint64 value = 0;
    for (const char c : text) {
        if (!hexDigitSet.contains(c) || hexValue(c) >= radix)
            return std::nullopt;
        value = std::min(value * quint64(radix) + quint64(hexValue(c)), quint64(1) << 40);
    }
    return value;
}

using Labels = QVarLengthArray<QByteArrayView, 8>;

Labels split(QByteArrayView domain) {
    Labels labels;
    qsizetype start = 0;
    for (qsizetype i = 0; i <= domain.size(); ++i) {
        if (i < domain.size() && domain[i] != '.')
            continue;
        labels.append(domain.sliced(start, i - start));
        start = i + 1;
    }
    if (labels.size() > 1 && labels.last().isEmpty())
        labels.removeLast();
    return labels;
}

} // namespace

bool endsInNumber(QByteArrayView domain) {
    if (domain.endsWith('.'))
        domain.chop(1);
    const QByteArrayView last = domain.sliced(domain.lastIndexOf('.') + 1);
    const bool digits = digitSet.containsAll(last);
    return !last.isEmpty() && digitSet.contains(last[0]) && (digits || parseNumber(last));
}

std::optional<quint32> parseIpv4(QByteArrayView text) {
    const Labels labels = split(text);
    if (labels.size() > 4)
        return std::nullopt;
    quint64 address = 0;
    for (qsizetype i = 0; i < labels.size(); ++i) {
        const auto number = parseNumber(labels[i]);
        const bool last = i == labels.size() - 1;
        // "If the last item is greater than or equal to 256^(5 − numbers's size), return failure."
        const quint64 room = last ? quint64(1) << (8 * (5 - labels.size())) : 256;
        if (!number || *number >= room)
            return std::nullopt;
        address += last ? *number : *number << (8 * (3 - i));
    }
    return quint32(address);
}

QByteArray ipv4Text(quint32 address) {
    std::array<char, 15> text; // "255.255.255.255"
    char* end = text.data();
    for (int shift = 24; shift >= 0; shift -= 8) {
        end = std::to_chars(end, end + 3, (address >> shift) & 255).ptr;
        if (shift > 0)
            *end++ = '.';
    }
    return {text.data(), end - text.data()};
}

} // namespace thence::url
