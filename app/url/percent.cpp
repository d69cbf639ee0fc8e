#include "app/url/percent.h"

namespace thence::url {

void appendPercentEncoded(QByteArray& out, QByteArrayView text, const ByteSet& set) {
    constexpr char digits[] = "0123456789ABCDEF";
    qsizetype plain = 0; // start of the bytes that stay
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!set.contains(text[i]))
            continue;
        const auto byte = static_cast<unsigned char>(text[i]);
        const char escape[] = {'%', digits[byte >> 4], digits[byte & 15]};
        out.append(text.sliced(plain, i - plain)).append(escape, 3);
        plain = i + 1;
    }
    out.append(text.sliced(plain));
}

QByteArray percentEncoded(QByteArrayView text, const ByteSet& set) {
    QByteArray out;
    appendPercentEncoded(out, text, set);
    return out;
}

QByteArray percentDecoded(QByteArrayView text) {
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() &&
                            hexDigitSet.contains(text[i + 1]) && hexDigitSet.contains(text[i + 2]);
        out.append(escape ? static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]))
                          : text[i]);
        i += escape ? 2 : 0;
    }
    return out;
}

} // namespace thence::url
