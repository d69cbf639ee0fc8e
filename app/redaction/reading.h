#pragma once

#include "app/redaction/span.h"

#include <QByteArray>

#include <optional>

namespace thence::redaction {

/// Which encodings a text can have.
enum class Layer {
    Text, ///< all of them
    Url,  ///< and tabs and line ends, which a browser drops, but no escapes
    Json  ///< all but escapes: in JSON they are the matter of each string
};

/// A text with one layer of encoding taken off, and where each of its bytes stood before:
///
///   next=%2Fcb%3Ftoken%3DS      the text
///   next=/cb?token=S            the bytes
///   0    5  8 ...               the places
class Reading {
public:
    /// Takes off percent-encoding, the escapes of JSON and JavaScript, the character references of
    /// HTML, and zero bytes between others (UTF-16). None when there is nothing to take off.
    static std::optional<Reading> of(QByteArrayView text, Layer layer);

    QByteArrayView bytes() const { return bytes_; }
    /// A span of bytes() as one of the text.
    Span before(const Span& span) const;

private:
    QByteArray bytes_;
    std::vector<quint32> places_; ///< one more than bytes
};

/// `text` with every layer taken off.
QByteArray decoded(QByteArrayView text);

/// How many layers are taken off at most.
constexpr int maxLayers = 4;

/// What `find` finds in `text`, and in what it is with each layer taken off, as places of `text`.
template <typename Find>
void findInLayers(QByteArrayView text, Layer layer, Spans& found, const Find& find,
                  int layersLeft = maxLayers) {
    find(text, found);
    if (layersLeft == 0)
        return;
    const auto reading = Reading::of(text, layer);
    if (!reading)
        return;
    Spans inside;
    findInLayers(reading->bytes(), layer, inside, find, layersLeft - 1);
    for (const Span& span : inside)
        if (span.size > 0)
            found.push_back(reading->before(span));
}

} // namespace thence::redaction
