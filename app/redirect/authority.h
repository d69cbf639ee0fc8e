#pragma once

#include "app/redirect/locationrules.h"
#include "app/url/url.h"

namespace thence::redirect {

/// Reads "user:password@host:port" into `parts`, whose scheme must be there already; false if the
/// client cannot read it. What a backslash cuts off goes into the path.
bool readAuthority(const LocationRules& rules, const QByteArray& authority, url::Url::Parts& parts);

} // namespace thence::redirect
