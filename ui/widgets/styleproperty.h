#pragma once

class QVariant;
class QWidget;

namespace thence::ui {

/// Sets a property that the style sheet asks for, and has `widget` drawn by it at once.
void setStyleProperty(QWidget* widget, const char* name, const QVariant& value);

} // namespace thence::ui
