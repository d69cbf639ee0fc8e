#pragma once

#include <sys/resource.h>

/// User and system time of this process since it began, in microseconds.
inline double cpuTime() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto micro = [](const timeval& time) {
        return double(time.tv_sec) * 1e6 + double(time.tv_usec);
    };
    return micro(usage.ru_utime) + micro(usage.ru_stime);
}
