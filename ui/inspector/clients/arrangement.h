#pragma once

class QWidget;

namespace whereto::ui {

/// How both pages of the panel stand: a line that sums up, the table, and below it what explains
/// the selected row. The keyboard goes to the table.
void arrange(QWidget& page, QWidget& summary, QWidget& table, QWidget& explanation);

} // namespace whereto::ui
