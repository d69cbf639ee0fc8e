#pragma once

#include <QObject>

#include <array>

class QDockWidget;
class QMainWindow;

namespace thence::ui {

class Advisor;
class Inspector;
class Navigation;

/// The docks around the timeline: navigation, and the inspector over the advisor. They can be
/// moved, closed and brought back. They give way while the window is small, and take back the room
/// that a person gave them when it grows.
class Zones : public QObject {
    Q_OBJECT

public:
    Zones(QMainWindow& window, Navigation* navigation, Inspector* inspector, Advisor* advisor);

    QList<QDockWidget*> docks() const;
    /// As it was saved, once the window is shown; as in a new window where nothing was.
    void open(const QByteArray& layout);
    /// As they were when the window was new.
    void restore();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Zone {
        QDockWidget* dock;
        int wanted = 0; ///< width in a window as wide as in the design
    };

    void arrange();
    void fit();
    void learn();
    const QDockWidget& inFront(QDockWidget& dock) const;
    bool stacked() const;
    int width(const Zone& zone) const;
    QDockWidget* navigation() const { return zones_[0].dock; }
    QDockWidget* inspector() const { return zones_[1].dock; }
    QDockWidget* advisor() const { return zones_[2].dock; }
    std::array<int, 4> sizes() const;

    QMainWindow& window_;
    std::array<Zone, 3> zones_;
    double share_;                 ///< of the inspector in the height it has with the advisor
    std::array<int, 4> pressed_{}; ///< sizes() when the mouse button went down
};

} // namespace thence::ui
