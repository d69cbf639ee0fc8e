#include "ui/composer/cookieline.h"

#include "ui/text/readable.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;

tl::expected<QList<QByteArray>, QString> readCookies(const QString& text) {
    static const QRegularExpression separator(u"[;\r\n]"_s);
    QList<QByteArray> pairs;
    for (const QString& part : text.split(separator)) {
        QString pair = part.trimmed();
        if (pair.startsWith("cookie:"_L1, Qt::CaseInsensitive))
            pair = pair.sliced(7).trimmed();
        if (pair.isEmpty())
            continue;
        const bool hasControl = std::any_of(pair.begin(), pair.end(), [](QChar c) {
            return c.unicode() < 0x20 || c.unicode() == 0x7f;
        });
        if (pair.indexOf(u'=') < 1 || hasControl)
            return tl::unexpected(
                QCoreApplication::translate(
                    "Cookies", "“%1” is not a cookie. Write name=value, and a semicolon or a new "
                               "line before the next.")
                    .arg(shortened(readable(pair), 60)));
        pairs.append(pair.toUtf8());
    }
    return pairs;
}

} // namespace thence::ui
