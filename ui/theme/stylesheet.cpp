#include "ui/theme/stylesheet.h"

#include "ui/theme/fonts.h"

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

// @name stands for a colour of the theme.
const QLatin1String rules(R"(
QFrame#separator { background: @line; border: 0; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QWidget[surface="card"] { background: @card; }
QMenuBar { background: @card; border-bottom: 1px solid @line; padding: 3px 6px; }
QMenuBar::item { background: transparent; color: @dim; padding: 5px 9px; border-radius: 5px; }
QMenuBar::item:selected { background: @selection; color: @text; }
QMenu { background: @card; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QToolTip { background: @card; color: @text; border: 1px solid @line; padding: 4px; }
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QTextEdit {
  background: @field; color: @text; border: 1px solid @line; border-radius: 7px; padding: 4px 8px;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 1px solid @accent; }
QTextEdit[flat="true"] { background: @card; border: 0; border-radius: 0; padding: 0; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: @faint; }
QLineEdit[invalid="true"] { border: 1px solid @bad; }
QComboBox QAbstractItemView { background: @card; color: @text; border: 1px solid @line;
  padding: 3px; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 24px; padding: 0 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: @selection; color: @text; }
QComboBox::drop-down { border: 0; width: 18px; }
QComboBox::down-arrow { image: url(:/icons/@arrow); width: 10px; height: 10px; }
QPushButton { background: @field; color: @text; border: 1px solid @line; border-radius: 7px;
  padding: 5px 12px; }
QPushButton:hover { background: @selection; }
QPushButton:focus { border: 1px solid @accent; }
QPushButton:disabled { color: @faint; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border: 1px solid @accent;
  font-weight: 600; padding: 5px 18px; }
QPushButton[primary="true"]:focus { border: 2px solid @text; padding: 4px 17px; }
QPushButton[primary="true"]:disabled { background: @chip; color: @faint; border-color: @line; }
QPushButton[stop="true"] { border: 1px solid @bad; padding: 5px 18px; }
QPushButton[stop="true"]:focus { border: 2px solid @bad; padding: 4px 17px; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 12px; height: 12px;
  border: 1px solid @faint; border-radius: 3px; background: @field; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent;
  border-color: @accent; image: url(:/icons/@check); }
QCheckBox:focus { color: @accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px;
  padding: 3px 6px; color: @dim; }
QToolButton::menu-indicator { image: none; }
QToolButton:hover { background: @selection; color: @text; }
QToolButton:focus { border: 1px solid @accent; }
QToolButton[segment] { border: 1px solid @line; border-radius: 0; padding: 2px 7px; }
QToolButton[segment]:checked { background: @accent; color: @onAccent; font-weight: 600; }
QToolButton[segment]:focus { border: 1px solid @text; }
QToolButton[segment="first"] { border-top-left-radius: 6px; border-bottom-left-radius: 6px; }
QToolButton[segment="last"] { border-top-right-radius: 6px; border-bottom-right-radius: 6px;
  border-left: 0; }
QToolButton[segment="middle"] { border-left: 0; }
QHeaderView { background: @card; border: 0; }
QHeaderView::section { background: @card; color: @faint; border: 0;
  border-bottom: 1px solid @line; padding: 4px 3px; font-weight: 500; }
QTableView, QTreeView, QListView { background: @card; border: 0; gridline-color: @line;
  selection-background-color: @selection; selection-color: @text; }
QListView[surface="clear"] { background: transparent; }
QTableCornerButton::section { background: @card; border: 0; border-bottom: 1px solid @line; }
QScrollArea, QScrollArea > QWidget > QWidget[surface="clear"] { background: transparent; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @handle; border-radius: 3px; margin: 2px; min-height: 28px;
  min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QTabBar QToolButton { background: @window; padding: 0; }
QTabBar::scroller { width: 22px; }
QTabBar::close-button { image: url(:/icons/@close); }
QTabBar::close-button:hover { background: @selection; border-radius: 4px; }
QStatusBar { background: @card; color: @dim; }
)");

} // namespace

QString styleSheet(const Theme& theme) {
    const struct {
        QLatin1String name;
        const QColor& color;
    } colors[] = {
        {"@selection"_L1, theme.selection},
        {"@onAccent"_L1, theme.onAccent},
        {"@accent"_L1, theme.accent},
        {"@field"_L1, theme.field},
        {"@faint"_L1, theme.faint},
        {"@card"_L1, theme.card},
        {"@line"_L1, theme.line},
        {"@window"_L1, theme.window},
        {"@text"_L1, theme.text},
        {"@chip"_L1, theme.chip},
        {"@dim"_L1, theme.dim},
        {"@bad"_L1, theme.bad},
        {"@handle"_L1, theme.blocked},
    };
    QString sheet = rules;
    for (const auto& [name, color] : colors)
        sheet.replace(name, color.name());
    const QLatin1String suffix = theme.dark ? "-dark.png"_L1 : "-light.png"_L1;
    for (const QLatin1String icon : {"@arrow"_L1, "@close"_L1, "@check"_L1})
        sheet.replace(icon, icon.mid(1) + suffix);
    return sheet;
}

} // namespace thence::ui
