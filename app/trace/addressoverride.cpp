#include "app/trace/addressoverride.h"

#include "app/http/syntax.h"
#include "app/url/host.h"

#include <algorithm>

namespace thence::trace {

namespace {

QString withoutBrackets(const QString& text) {
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    return bracketed ? text.sliced(1, text.size() - 2) : text;
}

} // namespace

std::optional<AddressOverride> readAddressOverride(const QString& text) {
    // The address may have colons of its own, so the port ends at the second one.
    const qsizetype bracketEnd = text.startsWith(u'[') ? text.indexOf(u']') : 0;
    const qsizetype hostEnd = text.indexOf(u':', qMax<qsizetype>(bracketEnd, 0));
    const qsizetype portEnd = hostEnd < 1 ? -1 : text.indexOf(u':', hostEnd + 1);
    if (portEnd < 0)
        return std::nullopt;
    const auto host = url::parseHost(text.first(hostEnd).trimmed().toUtf8(), true);
    const quint16 port = text.sliced(hostEnd + 1, portEnd - hostEnd - 1).toUShort();
    const QHostAddress address(withoutBrackets(text.sliced(portEnd + 1).trimmed()));
    if (!host || *host == "*" || port == 0 || address.isNull())
        return std::nullopt;
    return AddressOverride{*host, port, address};
}

const AddressOverride* findAddressOverride(const QList<AddressOverride>& overrides,
                                           const url::Url& target) {
    const auto found = std::ranges::find_if(overrides, [&](const AddressOverride& row) {
        return row.port == target.port() && http::equalsIgnoringCase(row.host, target.host());
    });
    return found == overrides.end() ? nullptr : &*found;
}

} // namespace thence::trace
