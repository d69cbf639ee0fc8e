#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace thence::trace {

/// The phases of an exchange, in the order they happen. Connect is the transport alone; Tls follows
/// it and is not part of it.
enum class Phase { Blocked, Dns, Connect, Tls, Send, Wait, Receive };
inline constexpr int phaseCount = 7;

/// How long each phase took. A phase that did not happen (no TLS, a reused connection) has no
/// duration, which is not the same as zero.
class Timings {
public:
    using Duration = std::chrono::nanoseconds;

    std::optional<Duration>& operator[](Phase phase) { return durations_[size_t(phase)]; }
    const std::optional<Duration>& operator[](Phase phase) const {
        return durations_[size_t(phase)];
    }

    /// Whether anything was measured.
    bool isKnown() const {
        return std::ranges::any_of(durations_, [](const auto& each) { return each.has_value(); });
    }

    /// The sum of the phases that happened.
    Duration total() const {
        Duration sum{0};
        for (const auto& duration : durations_)
            sum += duration.value_or(Duration{0});
        return sum;
    }

    bool operator==(const Timings&) const = default;

private:
    std::array<std::optional<Duration>, phaseCount> durations_;
};

} // namespace thence::trace
