#include "app/url/host.h"

#include "app/url/ipv4.h"
#include "app/url/ipv6.h"
#include "app/url/percent.h"

namespace thence::url {

namespace {

std::optional<QByteArray> parseBracketed(QByteArrayView text) {
    if (!text.endsWith(']'))
        return std::nullopt;
    const auto pieces = parseIpv6(text.sliced(1, text.size() - 2));
    return pieces ? std::optional('[' + ipv6Text(*pieces) + ']') : std::nullopt;
}

/// Names and addresses that need neither decoding nor mapping, which is nearly all of them.
constexpr ByteSet plainDomainSet = digitSet.with('a', 'z').with("-._");

} // namespace

std::optional<QByteArray> parseHost(QByteArrayView text, bool special) {
    if (text.startsWith('['))
        return parseBracketed(text);
    if (!special)
        return forbiddenHostSet.containsAny(text)
                   ? std::nullopt
                   : std::optional(percentEncoded(text, c0ControlSet));

    const bool plain = plainDomainSet.containsAll(text);
    // "Let domain be the result of running UTF-8 decode without BOM on the percent-decoding of
    // input. Let asciiDomain be the result of running domain to ASCII with domain and false."
    const auto domain = plain && text.indexOf("xn--") < 0 ? std::optional(text.toByteArray())
                                                          : domainToAscii(percentDecoded(text));
    if (!domain || domain->isEmpty() || (!plain && forbiddenDomainSet.containsAny(*domain)))
        return std::nullopt;
    if (!endsInNumber(*domain))
        return domain;
    const auto address = parseIpv4(*domain);
    return address ? std::optional(ipv4Text(*address)) : std::nullopt;
}

std::optional<QByteArray> parseRegName(QByteArrayView text) {
    if (text.startsWith('['))
        return parseBracketed(text);
    const auto name = domainToAscii(percentDecoded(text));
    if (!name || name->isEmpty() || forbiddenDomainSet.containsAny(*name))
        return std::nullopt;
    return name;
}

} // namespace thence::url
