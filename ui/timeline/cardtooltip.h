#pragma once

#include "ui/timeline/itemgeometry.h"

namespace thence::ui {

/// What the card of `row`, laid out as `at`, does not show but stands for at `place`: the whole URL
/// where it is shortened, every phase with its time over the axis, the sentence of a chip, the
/// chips that are only counted. Plain text; empty elsewhere.
QString toolTip(const HopRow& row, const ItemGeometry& at, const QPoint& place);

} // namespace thence::ui
