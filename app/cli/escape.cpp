#include "app/cli/escape.h"

#include <QStringDecoder>

#include <algorithm>
#include <utility>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

/// Letters that leave no mark (Hangul fillers), and all that is ignored where it is not known: tags
/// and variation selectors, which can carry a hidden text (Unicode, Default_Ignorable_Code_Point).
bool leavesNoMark(char32_t c) {
    return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 ||
           (c >= 0xe0000 && c <= 0xe0fff);
}

bool isDangerous(char32_t character) {
    if (leavesNoMark(character))
        return true;
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return QChar::isNonCharacter(character);
    }
}

/// Calls `take` with every character and the one or two units of `text` that make it.
template <typename Take>
void forEachCharacter(QStringView text, Take take) {
    for (qsizetype i = 0; i < text.size();) {
        const bool isPair =
            text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const QStringView units = text.sliced(i, isPair ? 2 : 1);
        take(isPair ? QChar::surrogateToUcs4(units[0], units[1]) : char32_t(units[0].unicode()),
             units);
        i += units.size();
    }
}

QString number(char32_t character) {
    const QString digits = QString::number(uint(character), 16);
    if (character < 0x80)
        return u"\\x"_s + digits.rightJustified(2, u'0');
    if (character > 0xffff)
        return u"\\u{%1}"_s.arg(digits);
    return u"\\u"_s + digits.rightJustified(4, u'0');
}

constexpr qsizetype longestCharacter = 4; ///< bytes, in UTF-8

/// The first character of `bytes` and how many bytes it takes; empty if they are not UTF-8. A byte
/// order mark is a character like others.
std::pair<QString, qsizetype> firstCharacter(QByteArrayView bytes) {
    const auto lead = uchar(bytes.front());
    const qsizetype length = lead < 0x80    ? 1
                             : lead >= 0xf0 ? longestCharacter
                             : lead >= 0xe0 ? 3
                                            : 2;
    if (length > bytes.size())
        return {};
    QStringDecoder utf8(QStringDecoder::Utf8,
                        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString character = utf8(bytes.first(length));
    if (utf8.hasError())
        return {};
    return {character, length};
}

} // namespace

QString escaped(QStringView text) {
    QString result;
    result.reserve(text.size());
    forEachCharacter(text, [&](char32_t character, QStringView units) {
        if (isDangerous(character))
            result += number(character);
        else
            result += units;
    });
    return result;
}

QByteArray escapedJson(const QByteArray& json) {
    // What is below DEL is escaped already, or is the white space between values.
    constexpr char del = 0x7f;
    if (std::all_of(json.begin(), json.end(), [](char c) { return uchar(c) < del; }))
        return json;
    QString result;
    result.reserve(json.size());
    forEachCharacter(QString::fromUtf8(json), [&](char32_t character, QStringView units) {
        if (character < del || !isDangerous(character))
            result += units;
        else
            for (const QChar unit : units)
                result += u"\\u"_s + QString::number(unit.unicode(), 16).rightJustified(4, u'0');
    });
    return result.toUtf8();
}

QString escaped(QByteArrayView bytes) {
    QString result;
    result.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const auto [character, length] = firstCharacter(bytes);
        if (length > 0)
            result += escaped(QStringView(character));
        else
            result += u"\\x"_s + QString::number(uchar(bytes.front()), 16).rightJustified(2, u'0');
        bytes = bytes.sliced(qMax<qsizetype>(length, 1));
    }
    return result;
}

} // namespace thence::cli
