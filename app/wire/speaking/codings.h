#pragma once

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace thence::wire {

/// One content coding being undone, by the library that knows it.
class Coding {
public:
    virtual ~Coding() = default;

    /// What came of a step: how many bytes it made, and the library's reason if the coding is
    /// broken behind them.
    struct Step {
        size_t made = 0;
        std::optional<QString> error{};
    };

    /// Takes from the front of `in` and fills `out`. `in` is not empty the first time; later it may
    /// be, to ask for what is left inside after a full `out`. What is made before an error does not
    /// depend on how the coded bytes are split over the calls.
    virtual Step step(QByteArrayView& in, char* out, size_t size) = 0;

    /// Whether the coded bytes may end here.
    virtual bool isWhole() const = 0;
};

/// What undoes the coding called `name` (without regard to case): gzip, x-gzip, deflate, br, zstd
/// (RFC 9110 §8.4.1, RFC 7932, RFC 8878). Null for any other.
std::unique_ptr<Coding> codingFor(QByteArrayView name);

} // namespace thence::wire
