#pragma once

#include <QString>

namespace thence::findings {

/// "45 s", "5 min", "2 h", "30 days": a length of time in the largest unit that divides it well.
QString secondsText(qint64 seconds);

} // namespace thence::findings
