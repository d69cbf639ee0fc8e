#pragma once

class QFormLayout;
class QWidget;

namespace thence::ui {

/// Rows of a label and an input at the top of `parent`, spaced as on every page of the composer.
QFormLayout* makeForm(QWidget* parent);

} // namespace thence::ui
