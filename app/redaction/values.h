#pragma once

#include "app/redaction/span.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <array>
#include <bitset>

namespace thence::redaction {

/// Values that are known to be secret, found wherever they stand in a text. Finding takes time
/// linear in the text, however many there are (Aho and Corasick, 1975).
class Values {
public:
    /// Where a value was seen. Each has its own room, so that content cannot crowd out what was
    /// sent.
    enum class Source { Request, Fields, Content };

    /// Adds the value that `span` of `text` is, as it stands there and with its encodings taken
    /// off. What a reader would miss elsewhere is not added: short words, numbers, hosts, URLs.
    void learn(QByteArrayView text, const Span& span, Source source);
    /// Adds what Basic credentials say (RFC 7617): the password, and both.
    void learnBasic(QByteArrayView credentials, Source source);
    /// `value` is a host of the trace and no secret, unless it was known as one before: a server
    /// chooses the hosts that come later.
    void leave(QByteArrayView value);
    /// Call after the last learn() and before find().
    void finish();

    void find(QByteArrayView text, Spans& found) const;
    bool isEmpty() const { return values_.isEmpty(); }
    /// How many different secrets were seen, short ones as well.
    qsizetype seen() const { return seen_.size(); }

private:
    struct Node {
        int parent = 0;
        int fail = 0;    ///< the longest other beginning that this one ends with
        int longest = 0; ///< bytes of the longest value that ends here; 0: none
        char byte = 0;
    };

    void add(QByteArrayView value, bool isNamed, Source source);
    void insert(QByteArrayView value);
    int next(int node, char byte) const { return edges_.value(edge(node, byte), -1); }
    static quint64 edge(int node, char byte) {
        return quint64(node) << 8 | static_cast<unsigned char>(byte);
    }

    QSet<QByteArray> values_;
    QSet<QByteArray> seen_;
    QSet<QByteArray> left_;
    std::array<qsizetype, 3> sizes_{}; ///< of the values of each source, bytes
    std::vector<Node> nodes_{Node{}};
    QHash<quint64, int> edges_;
    std::bitset<65536> beginnings_; ///< the first two bytes of every value
};

} // namespace thence::redaction
