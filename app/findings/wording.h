#pragma once

#include <QString>

#include <chrono>

namespace whereto::findings {

/// "45 s", "5 min", "2 h", "30 days": a length of time in the largest unit that divides it well.
QString durationText(qint64 seconds);

/// "180 ms" or "2.4 s".
QString durationText(std::chrono::nanoseconds duration);

} // namespace whereto::findings
