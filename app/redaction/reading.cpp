#include "app/redaction/reading.h"

#include "app/url/characters.h"

#include <algorithm>
#include <array>

namespace thence::redaction {

namespace {

/// What an encoded byte says, and how many bytes of the text it takes; none: 0.
struct Piece {
    char32_t character = 0;
    qsizetype size = 0;
};

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// `digits` hexadecimal digits behind `skip` bytes.
Piece hex(QByteArrayView text, qsizetype skip, qsizetype digits) {
    if (text.size() < skip + digits)
        return {};
    char32_t value = 0;
    for (const char c : text.sliced(skip, digits)) {
        const int digit = hexValue(c);
        if (digit < 0)
            return {};
        value = value * 16 + char32_t(digit);
    }
    return {value, skip + digits};
}

Piece escape(QByteArrayView text) {
    if (text.size() < 2)
        return {};
    switch (text[1]) {
    case 'u':
        return hex(text, 2, 4);
    case 'x':
        return hex(text, 2, 2);
    case 'n':
        return {U'\n', 2};
    case 't':
        return {U'\t', 2};
    case 'r':
        return {U'\r', 2};
    case '"':
    case '\'':
    case '/':
    case '\\':
        return {char32_t(text[1]), 2};
    default:
        return {};
    }
}

Piece numericReference(QByteArrayView text) {
    constexpr qsizetype longest = 10;
    const bool isHex = text.size() > 2 && (text[2] | 0x20) == 'x';
    char32_t value = 0;
    qsizetype at = isHex ? 3 : 2;
    const qsizetype first = at;
    for (; at < std::min(text.size(), longest); ++at) {
        const int digit = hexValue(text[at]);
        if (digit < 0 || (!isHex && digit > 9))
            break;
        value = value * (isHex ? 16 : 10) + char32_t(digit);
    }
    if (at == first)
        return {};
    return {value, at < text.size() && text[at] == ';' ? at + 1 : at};
}

struct Named {
    QByteArrayView name;
    char character;
};
constexpr Named named[] = {
    {"&amp;", '&'},    {"&quot;", '"'},   {"&apos;", '\''},  {"&lt;", '<'},     {"&gt;", '>'},
    {"&colon;", ':'},  {"&sol;", '/'},    {"&quest;", '?'},  {"&equals;", '='}, {"&num;", '#'},
    {"&period;", '.'}, {"&commat;", '@'}, {"&lowbar;", '_'}, {"&AMP;", '&'}};

Piece reference(QByteArrayView text) {
    if (text.size() > 2 && text[1] == '#')
        return numericReference(text);
    for (const auto& [name, character] : named)
        if (text.startsWith(name))
            return {char32_t(character), name.size()};
    return {};
}

constexpr url::ByteSet beginsPiece = url::ByteSet().with("%\\&\t\r\n").with('\0', '\0');

Piece pieceAt(QByteArrayView text, bool isUtf16, Layer layer) {
    switch (text.front()) {
    case '%':
        return hex(text, 1, 2);
    case '\\':
        return layer == Layer::Text ? escape(text) : Piece{};
    case '&':
        return reference(text);
    case '\0':
        return isUtf16 ? Piece{0, 1} : Piece{};
    case '\t':
    case '\r':
    case '\n':
        return layer == Layer::Url ? Piece{0, 1} : Piece{};
    default:
        return {};
    }
}

void appendUtf8(QByteArray& out, char32_t c) {
    if (c < 0x80) {
        out.append(char(c));
    } else if (c < 0x800) {
        out.append(char(0xc0 | (c >> 6))).append(char(0x80 | (c & 0x3f)));
    } else {
        out.append(char(0xe0 | ((c >> 12) & 0xf))).append(char(0x80 | ((c >> 6) & 0x3f)));
        out.append(char(0x80 | (c & 0x3f)));
    }
}

} // namespace

std::optional<Reading> Reading::of(QByteArrayView text, Layer layer) {
    const bool isUtf16 = std::count(text.begin(), text.end(), '\0') * 3 > text.size();
    Reading reading;
    bool isEncoded = false;
    for (qsizetype i = 0; i < text.size();) {
        const Piece piece =
            beginsPiece.contains(text[i]) ? pieceAt(text.sliced(i), isUtf16, layer) : Piece{};
        if (piece.size > 0 && !isEncoded) { // most texts have nothing: they are not copied
            isEncoded = true;
            reading.bytes_.reserve(text.size());
            reading.places_.reserve(size_t(text.size()) + 1);
            reading.bytes_.append(text.first(i));
            for (qsizetype before = 0; before < i; ++before)
                reading.places_.push_back(quint32(before));
        }
        if (piece.size == 0) {
            if (isEncoded) {
                reading.bytes_.append(text[i]);
                reading.places_.push_back(quint32(i));
            }
            ++i;
            continue;
        }
        const qsizetype size = reading.bytes_.size();
        const bool isByte = text[i] == '%'; // of a character in UTF-8, or of none
        if (isByte)
            reading.bytes_.append(char(piece.character));
        else if (piece.character != 0)
            appendUtf8(reading.bytes_, piece.character);
        reading.places_.insert(reading.places_.end(), size_t(reading.bytes_.size() - size),
                               quint32(i));
        i += piece.size;
    }
    if (!isEncoded)
        return {};
    reading.places_.push_back(quint32(text.size()));
    return reading;
}

Span Reading::before(const Span& span) const {
    const qsizetype start = places_[size_t(span.start)];
    Span result = span;
    result.start = start;
    result.size = places_[size_t(span.end())] - start;
    result.isBare = false;
    return result;
}

QByteArray decoded(QByteArrayView text) {
    QByteArray result = text.toByteArray();
    for (int i = 0; i < maxLayers; ++i) {
        const auto reading = Reading::of(result, Layer::Text);
        if (!reading)
            break;
        result = reading->bytes().toByteArray();
    }
    return result;
}

} // namespace thence::redaction
