#include "app/redirect/bytes.h"

#include <QList>
#include <QStringDecoder>

namespace thence::redirect {

namespace {

using Bytes = LocationRules::Bytes;

void appendEncoded(const LocationRules& rules, QByteArray& out, uchar byte) {
    const char* digits = rules.lowerCaseEscapes ? "0123456789abcdef" : "0123456789ABCDEF";
    out.append('%').append(digits[byte >> 4]).append(digits[byte & 15]);
}

bool isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isUnreserved(uchar c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

/// How many bytes the UTF-8 sequence at the start of `text` has, 0 if it is not one.
qsizetype sequenceLength(QByteArrayView text) {
    const auto lead = uchar(text.front());
    const qsizetype length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (length == 0 || text.size() < length)
        return 0;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = decoder(text.first(length));
    return decoder.hasError() || decoded.isEmpty() ? 0 : length;
}

/// Writes bytes from 80 on as `mode` has it. False: refused, or (with Cut) the text ends here.
bool appendHigh(const LocationRules& rules, QByteArray& out, QByteArrayView sequence, Bytes mode) {
    switch (mode) {
    case Bytes::Percent:
        for (const char byte : sequence)
            appendEncoded(rules, out, uchar(byte));
        return true;
    case Bytes::Latin1:
        for (const char byte : sequence) {
            appendEncoded(rules, out, uchar(0xc0 | (uchar(byte) >> 6)));
            appendEncoded(rules, out, uchar(0x80 | (uchar(byte) & 0x3f)));
        }
        return true;
    case Bytes::Raw:
        out.append(sequence);
        return true;
    case Bytes::Replace:
        out.append("%EF%BF%BD");
        return true;
    case Bytes::ReplaceLatin1:
        out.append("%C3%AF%C2%BF%C2%BD");
        return true;
    case Bytes::Reject:
    case Bytes::Cut:
        return false;
    }
    Q_UNREACHABLE();
}

/// Writes the "%" at the start of `text`; gives how many bytes it took, 0 if it is refused.
qsizetype appendPercent(const LocationRules& rules, QByteArray& out, QByteArrayView text) {
    if (text.size() < 3 || !isHexDigit(text[1]) || !isHexDigit(text[2])) {
        if (rules.badPercent == LocationRules::BadPercent::Reject)
            return 0;
        out.append(rules.badPercent == LocationRules::BadPercent::Encode ? "%25" : "%");
        return 1;
    }
    const QByteArray digits = text.sliced(1, 2).toByteArray();
    const auto byte = uchar(digits.toUInt(nullptr, 16));
    if (rules.decodesUnreserved && isUnreserved(byte))
        out.append(char(byte));
    else
        out.append('%').append(rules.upperCasesHex ? digits.toUpper() : digits);
    return 3;
}

} // namespace

std::optional<QByteArray> encodeComponent(const LocationRules& rules, QByteArrayView text,
                                          Component component) {
    const bool inPath = component == Component::Path;
    const ByteSet& encoded = inPath ? rules.encodedInPath : rules.encodedInQuery;
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const auto byte = uchar(text[i]);
        if (byte >= 0x80) {
            const qsizetype length = sequenceLength(text.sliced(i));
            const Bytes mode = length > 0 ? rules.utf8 : rules.otherBytes;
            const qsizetype taken = std::max<qsizetype>(length, 1);
            if (!appendHigh(rules, out, text.sliced(i, taken), mode))
                return mode == Bytes::Cut ? std::optional(out) : std::nullopt;
            i += taken;
        } else if (inPath && rules.rejectedInPath[byte]) {
            return std::nullopt;
        } else if (byte == '%') {
            const qsizetype taken = appendPercent(rules, out, text.sliced(i));
            if (taken == 0)
                return std::nullopt;
            i += taken;
        } else {
            if (byte == ' ' && component == Component::Query && rules.plusForSpaceInQuery)
                out.append('+');
            else if (encoded[byte])
                appendEncoded(rules, out, byte);
            else
                out.append(char(byte));
            ++i;
        }
    }
    return out;
}

QByteArray withoutDotSegments(QByteArrayView path, bool aboveRoot, bool encoded) {
    if (!path.contains('.') && !(encoded && path.contains('%')))
        return path.toByteArray();
    const bool absolute = path.startsWith('/');
    QList<QByteArray> kept;
    const QList<QByteArray> segments = path.toByteArray().split('/');
    qsizetype removable = 0; // of the kept ones
    for (qsizetype i = absolute ? 1 : 0; i < segments.size(); ++i) {
        const bool last = i == segments.size() - 1;
        QByteArray dots = segments[i];
        if (encoded && dots.contains('%'))
            dots.replace("%2e", ".").replace("%2E", ".");
        if (dots == ".." && removable > 0) {
            kept.removeLast();
            --removable;
        } else if (dots == ".." && aboveRoot) {
            kept.append(dots);
            continue;
        } else if (dots != "." && dots != "..") {
            kept.append(segments[i]);
            ++removable;
            continue;
        }
        if (last)
            kept.append(QByteArray());
    }
    return (absolute ? "/" : "") + kept.join('/');
}

} // namespace thence::redirect
