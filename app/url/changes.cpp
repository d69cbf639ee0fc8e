#include "app/url/changes.h"

#include <algorithm>

namespace thence::url {

namespace {

class Collector {
public:
    explicit Collector(const QByteArray& href) : href_(href) {}

    /// Adds `part`, a view into the href, widened by `before` and `after` bytes of punctuation.
    void add(QByteArrayView part, qsizetype before = 0, qsizetype after = 0) {
        if (part.isEmpty())
            return;
        const qsizetype start = part.data() - href_.constData() - before;
        const qsizetype size = part.size() + before + after;
        if (!ranges_.isEmpty() && ranges_.last().start + ranges_.last().size >= start)
            ranges_.last().size = start + size - ranges_.last().start;
        else
            ranges_.append({start, size});
    }

    QList<Range> ranges() const { return ranges_; }

private:
    const QByteArray& href_;
    QList<Range> ranges_;
};

/// The length of what `a` and `b` share, in whole segments: "/a/b" and "/a/c" share "/a".
qsizetype sharedSegments(QByteArrayView a, QByteArrayView b) {
    const auto [inA, inB] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (inA == a.end() && inB == b.end())
        return b.size();
    const qsizetype same = inB - b.begin();
    const qsizetype slash = b.first(same).lastIndexOf('/');
    const bool atSlash = (inA == a.end() || *inA == '/') && (inB == b.end() || *inB == '/');
    return atSlash ? same : std::max<qsizetype>(slash, 0);
}

void addPath(Collector& changed, QByteArrayView before, QByteArrayView after) {
    changed.add(after.sliced(sharedSegments(before, after)));
}

void addQuery(Collector& changed, QByteArrayView before, QByteArrayView after) {
    const auto parameters = [](QByteArrayView query) {
        QList<QByteArrayView> found;
        for (qsizetype start = 0; start < query.size();) {
            qsizetype end = query.indexOf('&', start);
            end = end < 0 ? query.size() : end;
            found.append(query.sliced(start, end - start));
            start = end + 1;
        }
        return found;
    };
    const QList<QByteArrayView> known = parameters(before);
    for (const QByteArrayView parameter : parameters(after))
        if (!known.contains(parameter))
            changed.add(parameter, 1); // with its '?' or '&'
}

} // namespace

QList<Range> changedRanges(const Url& before, const Url& after) {
    Collector changed(after.href());
    if (before.scheme() != after.scheme())
        changed.add(after.scheme(), 0, 1);
    if (before.username() != after.username() || before.password() != after.password()) {
        changed.add(after.username());
        changed.add(after.password(), 1);
    }
    const bool otherHost = before.host() != after.host();
    if (otherHost)
        changed.add(after.host());
    if (after.explicitPort() && (otherHost || before.explicitPort() != after.explicitPort())) {
        const QByteArray port = QByteArray::number(*after.explicitPort());
        const qsizetype start =
            after.host().data() + after.host().size() - after.href().constData();
        changed.add(QByteArrayView(after.href()).sliced(start, port.size() + 1));
    }
    addPath(changed, before.path(), after.path());
    addQuery(changed, before.query(), after.query());
    if (before.fragment() != after.fragment())
        changed.add(after.fragment(), 1);
    return changed.ranges();
}

} // namespace thence::url
