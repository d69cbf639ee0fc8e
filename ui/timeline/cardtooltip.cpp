#include "ui/timeline/cardtooltip.h"

#include "app/trace/units.h"
#include "ui/text/readable.h"

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

QString phases(const HopRow& row) {
    QStringList lines;
    for (const HopRow::Bar& bar : row.bars)
        lines.append(u"%1 %2"_s.arg(trace::phaseWord(bar.phase), trace::durationText(bar.length)));
    return lines.join(u'\n');
}

QString counted(const QList<Chip>& chips) {
    QStringList lines;
    for (const Chip& chip : chips)
        lines.append(chip.text);
    return lines.join(u'\n');
}

} // namespace

QString toolTip(const HopRow& row, const ItemGeometry& at, const QPoint& place) {
    if (at.url.contains(place))
        return at.urlText.text == row.url ? QString() : readable(row.url);
    if (at.axis.contains(place))
        return phases(row);
    const QList<Chip> chips = row.shownChips();
    for (qsizetype i = 0; i < at.chips.size(); ++i)
        if (at.chips[i].contains(place))
            return chips[i].sentence;
    if (at.more.contains(place))
        return counted(chips.sliced(at.chips.size()));
    return {};
}

} // namespace thence::ui
