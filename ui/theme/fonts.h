#pragma once

#include <QFont>

namespace thence::ui {

/// Inter at 13 px, or the best sans-serif there is.
QFont bodyFont();
/// JetBrains Mono at 12 px, or the system's fixed font: URLs, fields, bytes.
QFont monoFont();
/// 11 px: axis labels, headings of lists.
QFont smallFont();
/// 12 px: pills, chips, tables.
QFont chipFont();
/// 14 px, semibold: the heading of a box.
QFont headingFont();
/// 15 px, semibold: the summary above the timeline.
QFont titleFont();

/// 11 px, semibold capitals: what stands over the entries of a list.
QFont listHeadingFont();

/// `font` in semibold, which is what "bold" means in this window.
QFont semibold(QFont font);

} // namespace thence::ui
