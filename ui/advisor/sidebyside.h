#pragma once

#include <QWidget>

class QBoxLayout;

namespace whereto::ui {

/// Two widgets beside each other, or one below the other in a narrow panel. Each has its status
/// before it, so that nobody has to look up which side is which.
class SideBySide : public QWidget {
    Q_OBJECT

public:
    SideBySide(int leftStatus, QWidget* left, int rightStatus, QWidget* right,
               QWidget* parent = nullptr);

    void setNarrow(bool narrow);

private:
    QBoxLayout* sides_;
};

} // namespace whereto::ui
