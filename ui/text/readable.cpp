#include "ui/text/readable.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringDecoder>

namespace whereto::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype toolTipLimit = 1000;

QString decoded(QByteArrayView bytes) {
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

bool isHidden(QChar c) {
    const QChar::Category category = c.category();
    return category == QChar::Other_Format || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph ||
           (category == QChar::Other_Control && c.unicode() >= 0x80);
}

} // namespace

QString readable(QStringView text, Lines lines) {
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const bool isLayout = c == u'\n' || c == u'\t';
        if (lines == Lines::Kept && isLayout)
            result += c;
        else if (c.unicode() < 0x20)
            result += QChar(0x2400 + c.unicode());
        else if (c.unicode() == 0x7f)
            result += QChar(0x2421);
        else if (isHidden(c))
            result += u"‹U+%1›"_s.arg(QString::number(c.unicode(), 16).toUpper(), 4, u'0');
        else
            result += c;
    }
    return result;
}

QString readable(QByteArrayView bytes, Lines lines) {
    return readable(QStringView(decoded(bytes)), lines);
}

QString shortened(const QString& text, qsizetype limit) {
    if (text.size() <= limit)
        return text;
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

} // namespace whereto::ui
