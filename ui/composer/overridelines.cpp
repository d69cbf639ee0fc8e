#include "ui/composer/overridelines.h"

#include "ui/text/readable.h"

#include <QCoreApplication>

namespace thence::ui {

tl::expected<QList<trace::AddressOverride>, QString> readOverrides(const QString& lines) {
    QList<trace::AddressOverride> overrides;
    const QStringList all = lines.split(u'\n');
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString line = all[i].trimmed();
        if (line.isEmpty())
            continue;
        const auto read = trace::readAddressOverride(line);
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

} // namespace thence::ui
