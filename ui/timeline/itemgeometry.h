#pragma once

#include "ui/models/hoprow.h"
#include "ui/timeline/elidedurl.h"

#include <QColor>
#include <QList>
#include <QRect>

namespace thence::ui {

/// Where everything on one item of the timeline stands, in pixels from the item's top left corner.
/// An item is a card and, below it, the line that leads on:
///
///   ┌────┬────────────────────────────────┬────────────────┐
///   │ ①  │ [POST] [302 Found]             ┊   ▆▆▆▆▆        │
///   │    │ https://shop.test/checkout     ┊   TLS 46 ms    │
///   │    │ (chip) (chip)                  ┊                │
///   └────┴────────────────────────────────┴────────────────┘
///     ┃    302  POST → GET, 48 B of content dropped · …
struct ItemGeometry {
    struct Word {
        QRect rect;
        QString text;
        trace::Voice voice = trace::Voice::Plain;
    };
    struct Bar {
        QRect rect;
        trace::Phase phase;
    };

    QRect card;
    QRect node;
    QRect method;
    QRect status;
    QRect url;
    ElidedUrl urlText;
    QList<QRect> chips; ///< one for each chip that is shown
    QRect more;         ///< "+2" for those that are not; null when all are
    QRect message;      ///< wraps
    QRect advice;       ///< wraps
    QRect axis;         ///< null where there is no room for one
    QList<Bar> bars;
    QRect label;
    QString labelText;
    QRect rail;        ///< of the line that leads on; null at the end
    QList<Word> words; ///< beside it
    int height = 0;    ///< of the whole item
};

/// Lays out `row` at `width` pixels; `axisEnd` is what the right end of the time axis stands for.
ItemGeometry itemGeometry(const HopRow& row, trace::Timings::Duration axisEnd, int width);

/// The phases in words, as many as fit into `room` pixels of the small font: "TCP 17 · TLS 46 ms",
/// at least the total.
QString phaseLabel(const HopRow& row, int room);

} // namespace thence::ui
