#pragma once

#include "app/trace/timings.h"

#include <QString>

namespace thence::trace {

/// "48 B", "2.1 kB", "1.4 MB": decimal units, as tools of this kind count.
QString sizeText(qint64 bytes);

/// "<0.1 ms", "0.4 ms", "27 ms", "1.32 s": three figures at most.
QString durationText(Timings::Duration duration);

/// What is counted in a sentence.
enum class Counted { Hop, Origin, Redirect, Byte, Day };

/// "1 hop", "3 hops".
QString countText(qint64 count, Counted what);

/// "blocked", "dns", "connect", "tls", "send", "wait", "receive": the word used in JSON.
QByteArrayView word(Phase phase);

/// "DNS", "TCP", "TLS", "wait"…: the short word for the time axis.
QString phaseWord(Phase phase);

} // namespace thence::trace
