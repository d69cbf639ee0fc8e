#pragma once

#include "app/advisor/evidencerules.h"

namespace thence::advisor {

/// Why the redirect of `hop` leads nowhere that may be followed, or only back to itself, so
/// that no status is right for it, and what to answer instead; empty where it leads on (RFC 9110
/// §10.2.2, §15.4; Fetch, HTTP-redirect fetch).
QString whyNowhere(const AdvisedHop& hop);

} // namespace thence::advisor
