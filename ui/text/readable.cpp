#include "ui/text/readable.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringDecoder>

#include <algorithm>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype toolTipLimit = 1000;

QString decoded(QByteArrayView bytes) {
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

/// Letters that leave no mark (Hangul fillers), and all that is ignored where it is not known: tags
/// and what is reserved beside them (Unicode, Default_Ignorable_Code_Point).
bool leavesNoMark(char32_t c) {
    return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x3164 || c == 0xffa0 ||
           (c >= 0xe0000 && c <= 0xe0fff);
}

bool isHidden(char32_t c) {
    const QChar::Category category = QChar::category(c);
    return category == QChar::Other_Format || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph ||
           (category == QChar::Other_Control && c >= 0x80) || leavesNoMark(c);
}

void appendNumber(QString& text, char32_t c) {
    text += u"‹U+"_s;
    const QString digits = QString::number(uint(c), 16).toUpper();
    text += QString(std::max<qsizetype>(4 - digits.size(), 0), u'0') + digits + u'›';
}

} // namespace

QString readable(QStringView text, Lines lines) {
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool isLayout = c == u'\n' || c == u'\t';
        if (lines == Lines::Kept && isLayout) {
            result += c;
        } else if (c.unicode() < 0x20) {
            result += QChar(0x2400 + c.unicode());
        } else if (c.unicode() < 0x7f) {
            result += c;
        } else if (c.unicode() == 0x7f) {
            result += QChar(0x2421);
        } else {
            const bool isPair =
                c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
            const char32_t point = isPair ? QChar::surrogateToUcs4(c, text[i + 1]) : c.unicode();
            if (isHidden(point))
                appendNumber(result, point);
            else
                result += text.sliced(i, isPair ? 2 : 1);
            i += isPair ? 1 : 0;
        }
    }
    return result;
}

QString readable(QByteArrayView bytes, Lines lines) {
    return readable(QStringView(decoded(bytes)), lines);
}

QString shortened(const QString& text, qsizetype limit) {
    if (text.size() <= limit)
        return text;
    if (limit > 0 && text[limit - 1].isHighSurrogate())
        --limit;
    const qsizetype left = text.size() - limit;
    return text.first(limit) +
           (left == 1 ? QCoreApplication::translate("Readable", "… (1 more character)")
                      : QCoreApplication::translate("Readable", "… (%1 more characters)")
                            .arg(QLocale::c().toString(left)));
}

QString plainToolTip(const QString& text) {
    if (text.isEmpty())
        return {};
    return u"<p style='white-space:pre-wrap'>"_s + shortened(text, toolTipLimit).toHtmlEscaped() +
           u"</p>"_s;
}

} // namespace thence::ui
