#pragma once

#include <QByteArrayView>

#include <vector>

namespace thence::redaction {

/// A run of bytes that is a secret.
struct Span {
    qsizetype start = 0;
    qsizetype size = 0;
    bool isNamed = false; ///< a name says so, not only its looks: a short word is one as well
    bool isBare = false;  ///< a JSON number, whose replacement needs quotation marks

    qsizetype end() const { return start + size; }
    friend bool operator==(const Span&, const Span&) = default;
};
using Spans = std::vector<Span>;

/// The spans in order, those that overlap or touch made one.
Spans merged(Spans spans);

/// `text` with every span as the word "redacted". `spans` are merged ones.
QByteArray replaced(QByteArrayView text, const Spans& spans);

} // namespace thence::redaction
