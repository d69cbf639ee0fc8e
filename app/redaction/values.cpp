#include "app/redaction/values.h"

#include "app/redaction/looks.h"
#include "app/redaction/names.h"
#include "app/redaction/reading.h"

#include <algorithm>

namespace thence::redaction {

namespace {

constexpr qsizetype longestValue = 16 * 1024; ///< bytes
constexpr qsizetype largestSum = 512 * 1024;  ///< of the values of one source, bytes
constexpr qsizetype bounded = 16;             ///< shorter values are found as whole words only

bool isWordByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whether a value that is hidden in one place can be hidden in all, and nothing readable is lost.
bool isDistinctive(QByteArrayView value, bool isNamed) {
    constexpr qsizetype shortest = 6, shortestWord = 8, shortestLoose = 8;
    if (value.size() < shortest || value.size() > longestValue || isSwitch(value) ||
        value == "redacted")
        return false;
    const auto digits =
        std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits == value.size())
        return isNamed || digits >= 12;
    if (isWordlike(value))
        return isNamed && value.size() >= shortestWord && gradeOf(value) == Grade::None;
    if (isPlain(value))
        return false;
    return isNamed || (value.size() >= shortestLoose && looksRandom(value, shortestLoose));
}

} // namespace

void Values::learn(QByteArrayView text, const Span& span, Source source) {
    const QByteArrayView raw = text.sliced(span.start, span.size).trimmed();
    if (raw.isEmpty() || raw == "redacted")
        return;
    const QByteArray plain = raw.size() > longestValue ? raw.toByteArray() : decoded(raw);
    seen_.insert(plain);
    add(raw, span.isNamed, source);
    add(plain, span.isNamed, source);
    if (const qsizetype colon = plain.indexOf(':'); colon > 0 && span.isNamed)
        add(QByteArrayView(plain).sliced(colon + 1), true, source); // "user:password"
    if (plain.contains(' '))
        add(QByteArray(plain).replace(' ', '+'), span.isNamed, source);
    if (raw.contains('+'))
        add(decoded(raw.toByteArray().replace('+', ' ')), span.isNamed, source);
}

void Values::learnBasic(QByteArrayView credentials, Source source) {
    const auto bytes = QByteArray::fromBase64Encoding(credentials.trimmed().toByteArray());
    if (!bytes)
        return;
    const QByteArray pair = *bytes;
    const qsizetype colon = pair.indexOf(':');
    if (colon < 0)
        return;
    add(pair, true, source);
    add(QByteArrayView(pair).sliced(colon + 1), true, source);
}

void Values::leave(QByteArrayView value) {
    const QByteArray own = value.toByteArray();
    if (!values_.contains(own))
        left_.insert(own);
}

void Values::add(QByteArrayView value, bool isNamed, Source source) {
    qsizetype& size = sizes_[size_t(source)];
    if (!isDistinctive(value, isNamed) || size + value.size() > largestSum)
        return;
    const QByteArray own = value.toByteArray();
    if (values_.contains(own) || left_.contains(own))
        return;
    values_.insert(own);
    size += own.size();
}

void Values::insert(QByteArrayView value) {
    int node = 0;
    for (const char byte : value) {
        int there = next(node, byte);
        if (there < 0) {
            there = int(nodes_.size());
            nodes_.push_back({node, 0, 0, byte});
            edges_.insert(edge(node, byte), there);
        }
        node = there;
    }
    nodes_[size_t(node)].longest = int(value.size());
    const auto first = static_cast<unsigned char>(value[0]);
    beginnings_.set(size_t(first) << 8 | static_cast<unsigned char>(value[1]));
}

void Values::finish() {
    nodes_.assign(1, Node{});
    edges_.clear();
    beginnings_.reset();
    for (const QByteArray& value : std::as_const(values_))
        if (!left_.contains(value))
            insert(value);
    // Parents before children: by depth.
    std::vector<int> depth(nodes_.size(), 0), order(nodes_.size());
    for (size_t i = 1; i < nodes_.size(); ++i) { // a parent has a smaller number
        depth[i] = depth[size_t(nodes_[i].parent)] + 1;
        order[i] = int(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return depth[size_t(a)] < depth[size_t(b)]; });
    for (const int i : order) {
        Node& node = nodes_[size_t(i)];
        if (depth[size_t(i)] < 2)
            continue;
        int fail = nodes_[size_t(node.parent)].fail;
        int there = next(fail, node.byte);
        while (there < 0 && fail != 0) {
            fail = nodes_[size_t(fail)].fail;
            there = next(fail, node.byte);
        }
        node.fail = std::max(there, 0);
        if (node.longest == 0)
            node.longest = nodes_[size_t(node.fail)].longest;
    }
}

void Values::find(QByteArrayView text, Spans& found) const {
    if (values_.isEmpty())
        return;
    int node = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (node == 0) { // most bytes begin nothing
            while (i + 1 < text.size() &&
                   !beginnings_.test(size_t(static_cast<unsigned char>(text[i])) << 8 |
                                     static_cast<unsigned char>(text[i + 1])))
                ++i;
        }
        int there = next(node, text[i]);
        while (there < 0 && node != 0) {
            node = nodes_[size_t(node)].fail;
            there = next(node, text[i]);
        }
        node = std::max(there, 0);
        const int size = nodes_[size_t(node)].longest;
        if (size == 0)
            continue;
        const qsizetype start = i + 1 - size;
        const bool isWord = (start == 0 || !isWordByte(text[start - 1])) &&
                            (i + 1 == text.size() || !isWordByte(text[i + 1]));
        if (size >= bounded || isWord)
            found.push_back({start, size, true});
    }
}

} // namespace thence::redaction
