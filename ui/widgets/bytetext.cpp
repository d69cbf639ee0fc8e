#include "ui/widgets/bytetext.h"

#include "ui/text/readable.h"

#include <QStringDecoder>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr QChar crPicture(0x240d);
constexpr QChar lfPicture(0x240a);

bool isUtf8(QByteArrayView bytes) {
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(bytes);
    return !utf8.hasError() && !text.isEmpty();
}

/// How many bytes the character at `place` has; `bytes` is valid UTF-8 if `utf8`.
qsizetype characterSize(QByteArrayView bytes, qsizetype place, bool utf8) {
    const auto first = uchar(bytes[place]);
    if (!utf8 || first < 0xc0)
        return 1;
    return std::min<qsizetype>(first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4, bytes.size() - place);
}

/// The text of the character (or line end) at `place`, and how many bytes it stands for.
QString character(QByteArrayView bytes, qsizetype place, qsizetype size, LineEnds ends) {
    const QByteArrayView own = bytes.sliced(place, size);
    if (own == "\r\n")
        return ends == LineEnds::Shown ? QString(crPicture) + lfPicture + u'\n' : QString(u'\n');
    if (own == "\n")
        return QString(lfPicture) + u'\n';
    return readable(own);
}

} // namespace

ByteText byteText(QByteArrayView bytes, LineEnds ends, qint64 mark, int columns) {
    ByteText result;
    result.text.reserve(bytes.size());
    const bool utf8 = isUtf8(bytes);
    qsizetype lineStart = 0;
    for (qsizetype place = 0; place < bytes.size();) {
        const bool isLineEnd = bytes.sliced(place).startsWith("\r\n");
        const qsizetype size = isLineEnd ? 2 : characterSize(bytes, place, utf8);
        if (result.text.size() - lineStart >= columns) {
            result.text += u'\n';
            lineStart = result.text.size();
        }
        const QString text = character(bytes, place, size, ends);
        if (mark >= place && mark < place + size) {
            result.markStart = result.text.size();
            result.markSize = std::max<qsizetype>(text.size(), 1);
        }
        result.text += text;
        if (text.endsWith(u'\n'))
            lineStart = result.text.size();
        place += size;
    }
    return result;
}

QString hexDump(QByteArrayView bytes, int perLine, qsizetype limit) {
    QString result;
    const qsizetype end = std::min(bytes.size(), limit);
    for (qsizetype start = 0; start < end; start += perLine) {
        QString line = u"%1  "_s.arg(start, 8, 16, QChar(u'0'));
        QString text;
        for (qsizetype i = start; i < start + perLine; ++i) {
            if (i >= end) {
                line += u"   "_s;
                continue;
            }
            const auto byte = uchar(bytes[i]);
            line += u"%1 "_s.arg(byte, 2, 16, QChar(u'0'));
            text += byte >= 0x20 && byte < 0x7f ? QChar(char16_t(byte)) : u'·';
        }
        result += line + u' ' + text + u'\n';
    }
    return result;
}

QString folded(const QString& text, qsizetype columns) {
    QString result;
    result.reserve(text.size());
    qsizetype start = 0;
    while (start < text.size()) {
        const qsizetype lineEnd = text.indexOf(u'\n', start);
        const qsizetype end = lineEnd < 0 ? text.size() : lineEnd;
        qsizetype stop = std::min(end, start + columns);
        if (stop < end && text[stop - 1].isHighSurrogate())
            --stop;
        result += QStringView(text).sliced(start, stop - start);
        if (stop < end || lineEnd >= 0)
            result += u'\n';
        start = stop < end ? stop : end + 1;
    }
    return result;
}

} // namespace thence::ui
