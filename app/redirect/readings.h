#pragma once

#include "app/redirect/locationrules.h"
#include "app/trace/decision.h"

#include <tl/expected.hpp>

namespace thence::redirect {

/// A Location that cannot be read, and why.
tl::unexpected<trace::Stop> invalidLocation(const QString& detail);

/// `text` resolved as RFC 3986 §5.2 has it, with what the client does differently. Nothing is
/// repaired but what `rules` say.
tl::expected<url::Url, trace::Stop> readAsRfc3986(const LocationRules& rules, QByteArrayView text,
                                                  const url::Url& base);

/// `text` as the URL Standard's parser reads it, with what the client does before and after.
tl::expected<url::Url, trace::Stop> readAsWhatwg(const LocationRules& rules, QByteArrayView text,
                                                 const url::Url& base);

} // namespace thence::redirect
