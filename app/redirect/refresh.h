#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace thence::redirect {

/// A navigation that a document asks for by itself.
struct Refresh {
    std::chrono::milliseconds delay{0};
    QByteArray target; ///< a URL reference; empty means the document itself
    QByteArray base;   ///< of <base href>, a reference that `target` is relative to; may be empty

    bool operator==(const Refresh&) const = default;
};

/// Reads the value of a Refresh field or of a <meta http-equiv=refresh>: "5; url=/next" (HTML
/// §4.2.5.3, "shared declarative refresh steps"). Null if browsers would ignore it; a target that
/// is no URL, or a javascript: one, is for the caller to refuse. Delays end at 24 days, the longest
/// that browsers can wait.
std::optional<Refresh> readRefresh(QByteArrayView value);

/// The first <meta http-equiv=refresh> in `html` that counts for a browser that runs scripts: not
/// one inside <noscript> or <template>. Only the first 64 KiB and the
/// first 1,000 tags are read. Whether the content is HTML
/// at all is for the caller to know.
std::optional<Refresh> metaRefresh(QByteArrayView html);

} // namespace thence::redirect
