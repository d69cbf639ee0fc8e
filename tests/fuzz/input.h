#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace thence::fuzz {

/// The bytes that the fuzzer made up, taken from the front. What is not there any more is 0 or
/// empty.
class Input {
public:
    explicit Input(QByteArrayView bytes) : bytes_(bytes) {}

    bool isEmpty() const { return bytes_.isEmpty(); }
    unsigned byte();
    /// Up to `end`, which is taken and not given.
    QByteArray until(char end);
    QByteArray line() { return until('\n'); }
    QByteArray rest() { return std::exchange(bytes_, {}).toByteArray(); }

private:
    QByteArrayView bytes_;
};

/// `bytes` cut into pieces as `seed` says: 0 leaves them whole, 1 gives single bytes.
std::vector<QByteArrayView> pieces(QByteArrayView bytes, unsigned seed);

/// Repeats `bytes` to a size at which whatever is not linear runs into the time limit.
QByteArray swollen(const QByteArray& bytes);

/// Fails unless `json` is a document.
void requireJson(const QByteArray& json);

/// Fails if a terminal or a reader could be led astray by `text`: control characters but line ends
/// and tabs, what cannot be seen, what turns the direction of writing.
void requirePlain(const QString& text);

[[noreturn]] void fail(const char* what, const char* file, int line, const QByteArray& shown);

} // namespace thence::fuzz

/// Further arguments are shown as bytes.
#define REQUIRE(condition, ...)                                                                    \
    do {                                                                                           \
        if (!(condition))                                                                          \
            thence::fuzz::fail(#condition, __FILE__, __LINE__, QByteArray(__VA_ARGS__));           \
    } while (false)
