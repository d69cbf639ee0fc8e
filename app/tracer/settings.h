#pragma once

#include "app/redirect/client.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>

namespace thence::tracer {

inline constexpr qint64 mebibyte = 1024 * 1024;
/// The largest value of Settings::memory that somebody may choose.
inline constexpr qint64 maxMemory = 4096 * mebibyte;

/// How a chain is followed.
struct Settings {
    redirect::Client client;
    QStringList clientOptions;                     ///< "--post301"
    bool follow = true;                            ///< false: one exchange, whatever it says
    int maxRedirects = -1;                         ///< -1: the client's own limit
    std::chrono::milliseconds wholeTrace{120'000}; ///< without the time spent in pauses
    qint64 memory = 64 * mebibyte;                 ///< bytes that a trace keeps of all its hops
    QByteArray cookies;          ///< "a=1; b=2", sent to the first URL's host as if it had set them
    bool pauseAtEachHop = false; ///< before each request but the first
};

} // namespace thence::tracer
