#include "app/redaction/span.h"

#include <QByteArray>

#include <algorithm>

namespace thence::redaction {

Spans merged(Spans spans) {
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        return a.start != b.start ? a.start < b.start : a.size > b.size;
    });
    Spans result;
    for (const Span& span : spans) {
        if (span.size <= 0)
            continue;
        if (result.empty() || span.start > result.back().end()) {
            result.push_back(span);
            continue;
        }
        Span& last = result.back();
        if (span.end() > last.end()) {
            last.size = span.end() - last.start;
            last.isBare = false;
        }
        last.isNamed |= span.isNamed;
    }
    return result;
}

QByteArray replaced(QByteArrayView text, const Spans& spans) {
    QByteArray result;
    qsizetype from = 0;
    for (const Span& span : spans) {
        result.append(text.sliced(from, span.start - from));
        result.append(span.isBare ? "\"redacted\"" : "redacted");
        from = span.end();
    }
    return result.append(text.sliced(from));
}

} // namespace thence::redaction
