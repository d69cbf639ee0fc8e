#pragma once

#include "app/http/fieldlist.h"
#include "app/redirect/boundary.h"
#include "app/redirect/locationrules.h"
#include "app/trace/decision.h"

#include <tl/expected.hpp>

namespace thence::redirect {

/// Where a response leads to.
struct Target {
    url::Url url;
    Spelling spelling;
};

/// What `rules` make of the Location fields in `fields`, relative to `base`: a target, whatever its
/// scheme, or why there is none (no-location, invalid-location). The fragment is that of the
/// Location alone.
tl::expected<Target, trace::Stop> readLocation(const LocationRules& rules,
                                               const http::FieldList& fields, const url::Url& base);

} // namespace thence::redirect
