#include "app/url/ipv6.h"

#include "app/url/characters.h"

#include <algorithm>
#include <utility>

namespace thence::url {

namespace {

/// Takes up to four hexadecimal digits from the front of `text`; the number, 0 without digits.
quint16 takePiece(QByteArrayView& text) {
    unsigned value = 0;
    for (int length = 0; length < 4 && !text.isEmpty() && hexDigitSet.contains(text[0]); ++length) {
        value = value * 16 + unsigned(hexValue(text[0]));
        text = text.sliced(1);
    }
    return quint16(value);
}

/// Four decimal numbers without leading zeros, nothing after them.
std::optional<quint32> parseDottedQuad(QByteArrayView text) {
    quint32 address = 0;
    for (int i = 0; i < 4; ++i) {
        if (i > 0 && !std::exchange(text, text.sliced(text.isEmpty() ? 0 : 1)).startsWith('.'))
            return std::nullopt;
        unsigned value = 0;
        int length = 0;
        for (; !text.isEmpty() && digitSet.contains(text[0]); ++length, text = text.sliced(1)) {
            if (length > 0 && value == 0)
                return std::nullopt;
            value = value * 10 + unsigned(hexValue(text[0]));
            if (value > 255)
                return std::nullopt;
        }
        if (length == 0)
            return std::nullopt;
        address = address << 8 | value;
    }
    return text.isEmpty() ? std::optional(address) : std::nullopt;
}

} // namespace

std::optional<Ipv6Pieces> parseIpv6(QByteArrayView text) {
    Ipv6Pieces pieces{};
    size_t index = 0;
    std::optional<size_t> compress;
    if (text.startsWith(':')) {
        if (!text.startsWith("::"))
            return std::nullopt;
        text = text.sliced(2);
        compress = 0;
    }
    while (!text.isEmpty()) {
        if (index == pieces.size())
            return std::nullopt;
        if (text[0] == ':') { // the second of two
            if (compress)
                return std::nullopt;
            text = text.sliced(1);
            compress = index;
            continue;
        }
        const QByteArrayView before = text;
        const quint16 piece = takePiece(text);
        if (text.startsWith('.')) {
            const auto quad = parseDottedQuad(before);
            if (index > 6 || !quad)
                return std::nullopt;
            pieces[index++] = quint16(*quad >> 16);
            pieces[index++] = quint16(*quad & 0xFFFF);
            text = {};
            break;
        }
        if (before.size() == text.size())
            return std::nullopt;
        pieces[index++] = piece;
        if (text.startsWith(':')) {
            text = text.sliced(1);
            if (text.isEmpty())
                return std::nullopt;
        } else if (!text.isEmpty()) {
            return std::nullopt;
        }
    }
    if (!compress)
        return index == pieces.size() ? std::optional(pieces) : std::nullopt;
    // The pieces after "::" belong at the end; what it stands for is between them and the others.
    std::rotate(pieces.begin() + *compress, pieces.begin() + index, pieces.end());
    return pieces;
}

QByteArray ipv6Text(const Ipv6Pieces& pieces) {
    size_t start = 0, length = 1; // of the first longest run of zeros, if longer than one piece
    for (size_t i = 0; i < pieces.size(); ++i) {
        const auto end =
            std::find_if(pieces.begin() + i, pieces.end(), [](quint16 p) { return p; });
        const auto run = size_t(end - pieces.begin()) - i;
        if (run > length) {
            start = i;
            length = run;
        }
    }
    QByteArray text;
    for (size_t i = 0; i < pieces.size(); ++i) {
        if (length > 1 && i == start) {
            text.append(i == 0 ? "::" : ":");
            i += length - 1;
            continue;
        }
        text.append(QByteArray::number(pieces[i], 16));
        if (i + 1 < pieces.size())
            text.append(':');
    }
    return text;
}

} // namespace thence::url
