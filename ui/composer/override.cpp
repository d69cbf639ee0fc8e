#include "ui/composer/override.h"

#include "ui/text/readable.h"

#include <QCoreApplication>

namespace whereto::ui {

namespace {

QString withoutBrackets(const QString& text) {
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    return bracketed ? text.sliced(1, text.size() - 2) : text;
}

/// "host:port:address"; the host may be an IPv6 address in brackets, and the address holds colons
/// if it is one, so the port is what follows the first colon outside brackets.
std::optional<wire::Override> readOverride(const QString& line) {
    const qsizetype bracket = line.startsWith(u'[') ? line.indexOf(u']') : 0;
    const qsizetype first = bracket < 0 ? -1 : line.indexOf(u':', bracket);
    const qsizetype second = first < 0 ? -1 : line.indexOf(u':', first + 1);
    if (first < 1 || second < 0)
        return std::nullopt;
    bool isNumber = false;
    const ushort port = line.sliced(first + 1, second - first - 1).toUShort(&isNumber);
    const QHostAddress address(withoutBrackets(line.sliced(second + 1).trimmed()));
    if (!isNumber || port == 0 || address.isNull())
        return std::nullopt;
    return wire::Override{line.first(first).trimmed().toLower().toUtf8(), port, address};
}

} // namespace

tl::expected<QList<wire::Override>, QString> readOverrides(const QString& lines) {
    QList<wire::Override> overrides;
    const QStringList all = lines.split(u'\n');
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString line = all[i].trimmed();
        if (line.isEmpty())
            continue;
        const auto read = readOverride(line);
        if (!read)
            return tl::unexpected(
                QCoreApplication::translate("Override",
                                            "Line %1, “%2”, is not host:port:address. Write it as "
                                            "in shop.example:443:127.0.0.1.")
                    .arg(i + 1)
                    .arg(shortened(readable(line), 60)));
        overrides.append(*read);
    }
    return overrides;
}

} // namespace whereto::ui
