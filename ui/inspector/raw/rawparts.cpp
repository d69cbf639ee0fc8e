#include "ui/inspector/raw/rawparts.h"

#include "app/trace/units.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

struct Raw {
    Q_DECLARE_TR_FUNCTIONS(Raw)
};

/// A head whose bytes are not known is not rebuilt from its fields: that would look as if it had
/// been received so.
void addHead(QList<RawPart>& parts, const std::optional<QByteArray>& head, qint64 mark = -1) {
    if (!head)
        parts.append(
            {{}, Raw::tr("The bytes of this head are not known; the Fields panel has its fields")});
    else if (!head->isEmpty())
        parts.append({*head, {}, mark < head->size() ? mark : -1});
}

void addContentRemark(QList<RawPart>& parts, const trace::Exchange& exchange) {
    if (exchange.encodedSize == 0)
        return;
    parts.append({{},
                  Raw::tr("%1 of content came here; the Content panel has them, decoded")
                      .arg(trace::sizeText(exchange.encodedSize))});
}

} // namespace

RawText rawText(const QList<RawPart>& parts, LineEnds ends) {
    RawText all;
    for (const RawPart& part : parts) {
        if (!part.remark.isEmpty()) {
            if (!all.text.isEmpty() && !all.text.endsWith(u'\n'))
                all.text += u'\n';
            all.marks.append({all.text.size(), part.remark.size() + 4, false});
            all.text += u"⋯ %1 ⋯\n"_s.arg(part.remark);
            continue;
        }
        const ByteText read = byteText(part.bytes, ends, part.mark);
        if (read.markStart >= 0)
            all.marks.append({all.text.size() + read.markStart, read.markSize, true});
        all.text += read.text;
    }
    return all;
}

QList<RawPart> sentParts(const trace::Exchange& exchange) {
    QList<RawPart> parts;
    if (!exchange.sent)
        return parts;
    addHead(parts, exchange.requestHead);
    if (exchange.request.content && !exchange.request.content->bytes.isEmpty())
        parts.append({exchange.request.content->bytes, {}});
    return parts;
}

QList<RawPart> receivedParts(const trace::Exchange& exchange) {
    QList<RawPart> parts;
    for (const trace::Interim& interim : exchange.interim)
        addHead(parts, interim.head);
    // Offsets count from the start of the head that they are about.
    if (exchange.response || exchange.responseHead)
        addHead(parts, exchange.responseHead, exchange.failure ? exchange.failure->offset : -1);
    addContentRemark(parts, exchange);
    if (!exchange.trailers.isEmpty() && exchange.responseHead)
        parts.append({exchange.trailers.toBytes(), {}});
    return parts;
}

} // namespace thence::ui
