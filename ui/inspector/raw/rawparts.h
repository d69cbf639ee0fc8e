#pragma once

#include "app/trace/exchange.h"
#include "ui/widgets/bytetext.h"

#include <QList>
#include <QString>

namespace thence::ui {

/// A run of bytes as it travelled, or a remark that stands in the place of others.
struct RawPart {
    QByteArray bytes;
    QString remark;   ///< with remark, there are no bytes
    qint64 mark = -1; ///< the byte that could not be understood, or -1

    bool operator==(const RawPart&) const = default;
};

/// Parts as one text, the remarks on lines of their own.
struct RawText {
    struct Mark {
        qsizetype start = 0, size = 0; ///< characters of the text
        bool isBad = false;            ///< the byte that could not be understood; else a remark
    };
    QString text;
    QList<Mark> marks;
};

/// Pure, in any thread.
RawText rawText(const QList<RawPart>& parts, LineEnds ends);

/// Request head and content; nothing where nothing was sent. A head whose bytes are not known is a
/// remark.
QList<RawPart> sentParts(const trace::Exchange& exchange);

/// Interim responses, the response head (likewise), a remark for the content (which the wire undid
/// its codings of), and trailers. A failure's byte is marked in the part it lies in.
QList<RawPart> receivedParts(const trace::Exchange& exchange);

} // namespace thence::ui
