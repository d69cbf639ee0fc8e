#pragma once

#include "app/advisor/rules.h"

namespace whereto::advisor {

/// Why the redirect of `subject` leads nowhere that may be followed, so that no status is right for
/// it, and what to answer instead; empty where it leads on (Fetch, HTTP-redirect fetch; RFC 9110
/// §10.2.2).
QString whyNowhere(const Subject& subject);

} // namespace whereto::advisor
