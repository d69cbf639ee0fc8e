#include "app/url/characters.h"
#include "app/url/host.h"

#include <algorithm>
#include <memory>

#include <unicode/uidna.h>

namespace thence::url {

namespace {

struct Closer {
    void operator()(UIDNA* idna) const { uidna_close(idna); }
};

/// UTS 46 with the switches the URL Standard names: CheckBidi and CheckJoiners on, CheckHyphens,
/// UseSTD3ASCIIRules and VerifyDnsLength off.
const UIDNA* uts46() {
    static const std::unique_ptr<UIDNA, Closer> idna = [] {
        UErrorCode code = U_ZERO_ERROR;
        return std::unique_ptr<UIDNA, Closer>(
            uidna_openUTS46(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ |
                                UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE,
                            &code));
    }();
    return idna.get();
}

// ICU reports these whatever was asked for; with CheckHyphens and VerifyDnsLength off they are no
// errors.
constexpr uint32_t tolerated = UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
                               UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
                               UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

bool needsMapping(QByteArrayView domain) {
    const bool ascii = std::all_of(domain.begin(), domain.end(), isAscii);
    return !ascii || domain.toByteArray().toLower().contains("xn--");
}

} // namespace

std::optional<QByteArray> domainToAscii(QByteArrayView domain) {
    if (!needsMapping(domain))
        return domain.toByteArray().toLower();
    // Mapping may lengthen a name, but never beyond this: a name of a kilobyte cannot be looked up.
    constexpr qsizetype longest = 1024;
    if (!uts46() || domain.size() > longest)
        return std::nullopt;
    QByteArray ascii(8 * longest, Qt::Uninitialized);
    UIDNAInfo info = UIDNA_INFO_INITIALIZER;
    UErrorCode code = U_ZERO_ERROR;
    const int32_t length =
        uidna_nameToASCII_UTF8(uts46(), domain.data(), int32_t(domain.size()), ascii.data(),
                               int32_t(ascii.size()), &info, &code);
    if (U_FAILURE(code) || (info.errors & ~tolerated) || length == 0 || length > ascii.size())
        return std::nullopt;
    ascii.truncate(length);
    return ascii;
}

} // namespace thence::url
