#include "app/redirect/authority.h"

#include "app/url/parse.h"

#include <QList>

#include <algorithm>

namespace thence::redirect {

namespace {

bool isNumericHost(QByteArrayView host) {
    const QByteArray label = host.toByteArray().split('.').last();
    if (label.startsWith("0x") || label.startsWith("0X"))
        return true;
    return !label.isEmpty() &&
           std::ranges::all_of(label, [](char c) { return c >= '0' && c <= '9'; });
}

bool isPlainIpv4(QByteArrayView host) {
    const QList<QByteArray> labels = host.toByteArray().split('.');
    return labels.size() == 4 && std::ranges::all_of(labels, [](const QByteArray& label) {
               bool ok = false;
               return label.toUInt(&ok) < 256 && ok && QByteArray::number(label.toUInt()) == label;
           });
}

/// The host as the client hands it on. Empty: it cannot be one.
QByteArray readHost(const LocationRules& rules, const QByteArray& host) {
    using Numbers = LocationRules::HostNumbers;
    const auto canonical = [&] {
        const auto read = url::parse("http://" + host + '/');
        return read ? read->host().toByteArray() : QByteArray();
    };
    if (host.startsWith('['))
        return canonical();
    if (std::ranges::any_of(host, [](char c) { return uchar(c) >= 0x80; }))
        return rules.readsIdn ? canonical() : QByteArray();
    if (isNumericHost(host) && !isPlainIpv4(host)) {
        if (rules.hostNumbers == Numbers::Reject)
            return {};
        if (rules.hostNumbers == Numbers::Normalise)
            return canonical();
    }
    const bool broken = std::ranges::any_of(
        host, [](char c) { return uchar(c) <= 0x20 || QByteArrayView("<>\"^`{|}\\").contains(c); });
    return broken ? QByteArray() : host.toLower();
}

} // namespace

bool readAuthority(const LocationRules& rules, const QByteArray& authority,
                   url::Url::Parts& parts) {
    if (std::ranges::any_of(authority, [&](char c) { return rules.rejectedInAuthority[uchar(c)]; }))
        return false;
    QByteArray rest = authority;
    if (const qsizetype end = rest.indexOf('\\'); rules.backslashEndsHost && end >= 0) {
        parts.path = rest.sliced(end);
        rest.truncate(end);
    }
    if (const qsizetype at = rest.lastIndexOf('@'); at >= 0) {
        const QByteArray userinfo = rest.first(at);
        const qsizetype colon = userinfo.indexOf(':');
        parts.username = colon < 0 ? userinfo : userinfo.first(colon);
        parts.password = colon < 0 ? QByteArray() : userinfo.sliced(colon + 1);
        rest = rest.sliced(at + 1);
    }
    const qsizetype bracket = rest.lastIndexOf(']');
    if (const qsizetype colon = rest.lastIndexOf(':'); colon > bracket) {
        const QByteArray digits = rest.sliced(colon + 1);
        rest.truncate(colon);
        bool ok = true;
        const uint port = digits.isEmpty() ? 0 : digits.toUInt(&ok);
        if (!ok || port > 65535 || digits.startsWith('+'))
            return false;
        const uint usual = parts.scheme == "https" ? 443 : 80;
        if (!digits.isEmpty() && port != usual)
            parts.port = quint16(port);
    }
    parts.host = readHost(rules, rest);
    return !parts.host->isEmpty();
}

} // namespace thence::redirect
