#pragma once

class QFormLayout;
class QWidget;

namespace whereto::ui {

/// Rows of a label and an input, spaced as on every page of the composer.
QFormLayout* makeForm(QWidget* parent);

} // namespace whereto::ui
