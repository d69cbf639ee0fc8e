#pragma once

#include <QByteArray>
#include <QList>

class QDockWidget;
class QMainWindow;
class QString;
class QWidget;

namespace whereto::ui {

/// The docks around the timeline: navigation, and the inspector over the advisor. They can be
/// moved, closed and brought back.
class Zones {
public:
    Zones(QMainWindow& window, QWidget* navigation, QWidget* inspector, QWidget* advisor);

    QList<QDockWidget*> docks() const { return {navigation_, inspector_, advisor_}; }
    /// As in the design at its width; a smaller window leaves more of itself to the timeline.
    void size();
    /// As they were when the window was new.
    void restore();

private:
    QMainWindow& window_;
    QDockWidget* navigation_;
    QDockWidget* inspector_;
    QDockWidget* advisor_;
    QByteArray first_; ///< the layout of a new window
};

} // namespace whereto::ui
