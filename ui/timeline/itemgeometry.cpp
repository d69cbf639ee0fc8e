#include "ui/timeline/itemgeometry.h"

#include "app/trace/units.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/pill.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;
using trace::Timings;

namespace {

constexpr int railColumn = 44;
constexpr int padding = 10;
constexpr int rightPadding = 12;
constexpr int nodeSize = 26;
constexpr int pillHeight = 19;
constexpr int urlHeight = 18;
constexpr int lineGap = 5;
constexpr int chipGap = 6;
constexpr qsizetype maxChips = 4; // a card tells the story; the panels tell the rest
constexpr int axisPadding = 6;
constexpr int barHeight = 12;
constexpr int labelHeight = 15;
constexpr int wordGap = 10;
constexpr int linkHeight = 34;
constexpr int linkLine = 18;
constexpr int railWidth = 3;
constexpr int lastGap = 4; // below the last card, for its frame

QRect take(QRect& from, int width) {
    const QRect taken(from.left(), from.top(), std::clamp(width, 0, from.width()), from.height());
    from.setLeft(taken.right() + 1 + chipGap);
    return taken;
}

int wrappedHeight(const QString& text, int width) {
    if (text.isEmpty())
        return 0;
    const QFontMetrics metrics(bodyFont());
    return metrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text).height();
}

void layFirstLine(ItemGeometry& at, const HopRow& row, QRect line) {
    if (!row.method.isEmpty()) {
        constexpr int maxMethod = 120;
        const QFontMetrics metrics(semibold(chipFont()));
        at.method = take(line, std::min(metrics.horizontalAdvance(row.method) + 2 * 7, maxMethod));
    }
    at.status = take(line, Pill{row.status, row.tone, true}.size().width());
}

void layUrl(ItemGeometry& at, const HopRow& row, const QRect& line) {
    at.url = line;
    // The font has one width for all characters, semibold ones too.
    const qreal advance = QFontMetricsF(semibold(monoFont())).horizontalAdvance(u'0');
    at.urlText = elideUrl(row.url, row.changed, qsizetype(line.width() / std::max(advance, 1.0)));
}

void layChips(ItemGeometry& at, const QList<Chip>& chips, QRect line) {
    const auto moreWidth = [&](qsizetype hidden) {
        return Pill{u"+%1"_s.arg(hidden), {}}.size().width();
    };
    for (qsizetype i = 0; i < chips.size(); ++i) {
        const qsizetype after = chips.size() - i - 1;
        const int reserve = after > 0 ? chipGap + moreWidth(after) : 0;
        const int wanted = Pill{chips[i].text, {}}.size().width();
        if (i == maxChips || (i > 0 && wanted + reserve > line.width())) {
            at.more = take(line, moreWidth(chips.size() - i));
            return;
        }
        at.chips.append(take(line, std::min(wanted, line.width() - reserve)));
    }
}

/// Message and advice below each other; returns where they end.
int layNote(ItemGeometry& at, const HopRow& row, int left, int top, int width) {
    at.message = QRect(left, top, width, wrappedHeight(row.message, width));
    at.advice = QRect(left, at.message.bottom() + 1, width, wrappedHeight(row.advice, width));
    return at.advice.bottom() + 1;
}

void layBars(ItemGeometry& at, const HopRow& row, Timings::Duration axisEnd) {
    const int left = at.axis.left() + axisPadding;
    const int room = at.axis.width() - axisPadding;
    const double scale = axisEnd.count() > 0 ? room / double(axisEnd.count()) : 0;
    const auto x = [&](Timings::Duration time) {
        return left + int(std::lround(double(time.count()) * scale));
    };
    for (const HopRow::Bar& bar : row.bars) {
        const int start = x(bar.start);
        const int end = x(bar.start + bar.length);
        if (end > start)
            at.bars.append({QRect(start, at.axis.top() + 4, end - start, barHeight), bar.phase});
    }
    if (!at.bars.isEmpty() || row.bars.isEmpty())
        return;
    // Too short to be seen on this axis: its longest phase stands for it.
    const auto longest =
        std::max_element(row.bars.begin(), row.bars.end(),
                         [](const auto& a, const auto& b) { return a.length < b.length; });
    constexpr int minWidth = 2;
    const int start = std::min(x(row.start), left + room - minWidth);
    at.bars.append({QRect(start, at.axis.top() + 4, minWidth, barHeight), longest->phase});
}

QString savedLabel(const HopRow& row) {
    return QCoreApplication::translate("ItemGeometry", "saves %1")
        .arg(trace::durationText(row.end - row.start));
}

void layAxis(ItemGeometry& at, const HopRow& row, Timings::Duration axisEnd) {
    layBars(at, row, axisEnd);
    if (at.bars.isEmpty() || row.kind == HopRow::Kind::Running)
        return; // its status tells the time
    const int room = at.axis.width() - axisPadding;
    at.labelText = row.again == HopRow::Again::FromCache
                       ? QFontMetrics(smallFont()).elidedText(savedLabel(row), Qt::ElideRight, room)
                       : phaseLabel(row, room);
    const int width = std::min(QFontMetrics(smallFont()).horizontalAdvance(at.labelText), room);
    const int left = std::min(at.bars.constFirst().rect.left(), at.axis.right() + 1 - width);
    at.label = QRect(left, at.axis.top() + 4 + barHeight + 4, width, labelHeight);
}

/// The words beside the rail, on as many lines as they need; returns how many.
int layWords(ItemGeometry& at, const HopRow& row, int top, int width) {
    const int left = railColumn;
    int x = left;
    int line = 0;
    const auto metricsOf = [](trace::Voice voice) {
        return QFontMetrics(voice == trace::Voice::Plain ? chipFont() : semibold(chipFont()));
    };
    const auto place = [&](const QString& text, trace::Voice voice, int gap) {
        const QFontMetrics metrics = metricsOf(voice);
        const int wanted = metrics.horizontalAdvance(text);
        at.words.append({QRect(x, top + line * linkLine, std::min(wanted, width - x), linkLine),
                         metrics.elidedText(text, Qt::ElideRight, width - x), voice});
        x += wanted + gap;
    };
    const QString dot = u"·"_s;
    const int space = QFontMetrics(chipFont()).horizontalAdvance(u' ');
    const int dotted = QFontMetrics(chipFont()).horizontalAdvance(dot) + space;
    place(row.cause, trace::Voice::Plain, wordGap);
    for (qsizetype i = 0; i < row.effect.size(); ++i) {
        const trace::Piece& piece = row.effect[i];
        const int wanted = metricsOf(piece.voice).horizontalAdvance(piece.text);
        if (x + (i > 0 ? dotted : 0) + wanted > width) { // a dot stands between two on one line
            ++line;
            x = left;
        } else if (i > 0) {
            place(dot, trace::Voice::Plain, space);
        }
        place(piece.text, piece.voice, space);
    }
    return line + 1;
}

void layLink(ItemGeometry& at, const HopRow& row, int width) {
    if (row.cause.isEmpty()) {
        at.height = at.card.bottom() + 1 + lastGap;
        return;
    }
    const int top = at.card.bottom() + 1;
    const int lines = layWords(at, row, top, width);
    const int height = std::max(linkHeight, lines * linkLine + 2 * 8);
    const int shift = (height - lines * linkLine) / 2;
    for (ItemGeometry::Word& word : at.words)
        word.rect.translate(0, shift);
    at.rail = QRect(at.node.center().x() - railWidth / 2, top, railWidth, height);
    at.height = top + height;
}

int axisWidth(int width) {
    constexpr int minWidth = 460; // below this the words need all the room
    return width < minWidth ? 0 : std::clamp(width / 3, 120, 250);
}

} // namespace

QString phaseLabel(const HopRow& row, int room) {
    constexpr Timings::Duration minTold = std::chrono::microseconds(50); // else "0.0 ms"
    QList<HopRow::Bar> parts;
    const Timings::Duration total = row.end - row.start;
    for (const HopRow::Bar& bar : row.bars)
        if (bar.phase != trace::Phase::Send && bar.length * 20 >= total && bar.length >= minTold)
            parts.append(bar);

    const QFontMetrics metrics(smallFont());
    const bool seconds = total >= std::chrono::seconds(1);
    const auto written = [&](bool withReuse) {
        QStringList words;
        for (const HopRow::Bar& part : parts) {
            QString length = trace::durationText(part.length);
            if (!seconds && &part != &parts.constLast())
                length.chop(3); // the unit stands once, at the end
            words.append(u"%1 %2"_s.arg(trace::phaseWord(part.phase), length));
        }
        return words.join(u" · "_s) + (withReuse ? u" · reused"_s : QString());
    };
    for (bool withReuse = row.reused; !parts.isEmpty(); withReuse = false) {
        const QString text = written(withReuse);
        if (metrics.horizontalAdvance(text) <= room)
            return text;
        if (!withReuse) // the shortest phase is missed least
            parts.erase(
                std::min_element(parts.begin(), parts.end(),
                                 [](const auto& a, const auto& b) { return a.length < b.length; }));
    }
    return trace::durationText(total);
}

ItemGeometry itemGeometry(const HopRow& row, Timings::Duration axisEnd, int width) {
    const bool hasAxis = row.kind != HopRow::Kind::Stop && row.kind != HopRow::Kind::ClientStep;
    const bool hasNote = !row.message.isEmpty();
    ItemGeometry at;
    const int axis = hasAxis ? axisWidth(width) : 0;
    const int left = railColumn;
    const int right = width - rightPadding - (axis > 0 ? axis + padding : 0);
    const int inner = std::max(right - left, 0);

    int y = padding;
    layFirstLine(at, row, QRect(left, y, inner, pillHeight));
    y += pillHeight + lineGap;
    if (!row.url.isEmpty()) {
        layUrl(at, row, QRect(left, y, inner, urlHeight));
        y += urlHeight + lineGap;
    }
    if (hasNote) {
        y = layNote(at, row, left, y, inner) + lineGap;
    }
    const bool mayHaveChips = hasNote ? row.kind == HopRow::Kind::Failed // what came all the same
                                      : row.kind != HopRow::Kind::Running;
    if (const QList<Chip> chips = row.shownChips(); mayHaveChips && !chips.isEmpty()) {
        layChips(at, chips, QRect(left, y, inner, pillHeight));
        y += pillHeight;
    } else {
        y -= lineGap;
    }
    constexpr int minForAxis = padding + pillHeight + lineGap + urlHeight;
    y = std::max(y, minForAxis);
    at.card = QRect(0, 0, width, y + padding);
    at.node = QRect((railColumn - nodeSize) / 2, padding - 1, nodeSize, nodeSize);
    if (axis > 0) {
        at.axis = QRect(width - rightPadding - axis, padding, axis, y - padding);
        layAxis(at, row, axisEnd);
    }
    layLink(at, row, width);
    return at;
}

} // namespace thence::ui
