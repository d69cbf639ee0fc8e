#include "ui/timeline/elidedurl.h"

#include <algorithm>

namespace thence::ui {

namespace {

constexpr QChar ellipsis = u'…';

/// What is left of `range` when only [start, end) is shown, moved by `shift`.
void addVisible(QList<url::Range>& ranges, const url::Range& range, qsizetype start, qsizetype end,
                qsizetype shift) {
    const qsizetype from = std::max(range.start, start);
    const qsizetype to = std::min(range.start + range.size, end);
    if (from < to)
        ranges.append({from + shift, to - from});
}

/// `url` as its first `head` characters, "…", and `tail` characters from `tailStart`; another "…"
/// where the tail stops early.
ElidedUrl join(const QString& url, const QList<url::Range>& changed, qsizetype head,
               qsizetype tailStart, qsizetype tail) {
    ElidedUrl elided;
    elided.text = url.first(head) + ellipsis + url.sliced(tailStart, tail);
    for (const url::Range& range : changed)
        addVisible(elided.changed, range, 0, head, 0);
    for (const url::Range& range : changed)
        addVisible(elided.changed, range, tailStart, tailStart + tail, head + 1 - tailStart);
    if (tailStart + tail < url.size())
        elided.text += ellipsis;
    return elided;
}

} // namespace

ElidedUrl elideUrl(const QString& url, const QList<url::Range>& changed, qsizetype room) {
    room = std::max<qsizetype>(room, 8);
    if (url.size() <= room)
        return {url, changed};
    const qsizetype head = room * 3 / 5;
    const qsizetype tail = room - head - 1;
    const qsizetype lastStart = url.size() - tail;
    const bool hidden =
        !changed.isEmpty() && changed.first().start > head && changed.first().start < lastStart;
    if (!hidden)
        return join(url, changed, head, lastStart, tail);
    return join(url, changed, head, changed.first().start, tail - 1);
}

} // namespace thence::ui
