#include "ui/mainwindow/zones.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>

#include <algorithm>

namespace whereto::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastInspector = 300;

/// `name` is the key of the dock's place in a saved layout.
QDockWidget* addDock(QMainWindow& window, Qt::DockWidgetArea area, const QString& name,
                     const QString& title, QWidget* content) {
    auto* const dock = new QDockWidget(title);
    dock->setObjectName(name);
    dock->setWidget(content);
    window.addDockWidget(area, dock);
    return dock;
}

QString tr(const char* text) {
    return QCoreApplication::translate("Zones", text);
}

} // namespace

Zones::Zones(QMainWindow& window, QWidget* navigation, QWidget* inspector, QWidget* advisor)
    : window_(window), navigation_(addDock(window, Qt::LeftDockWidgetArea, u"navigation"_s,
                                           tr("Navigation"), navigation)),
      inspector_(
          addDock(window, Qt::RightDockWidgetArea, u"inspector"_s, tr("Inspector"), inspector)),
      advisor_(addDock(window, Qt::RightDockWidgetArea, u"advisor"_s, tr("Advisor"), advisor)) {
    inspector->setMinimumWidth(leastInspector); // narrower than its panels would like
    for (const Qt::Corner corner : {Qt::TopLeftCorner, Qt::BottomLeftCorner})
        window.setCorner(corner, Qt::LeftDockWidgetArea);
    for (const Qt::Corner corner : {Qt::TopRightCorner, Qt::BottomRightCorner})
        window.setCorner(corner, Qt::RightDockWidgetArea);
    first_ = window.saveState();
}

void Zones::size() {
    const int left = std::clamp(window_.width() / 7, 160, 208);
    const int right = std::clamp(window_.width() * 7 / 24, leastInspector, 420);
    window_.resizeDocks(docks(), {left, right, right}, Qt::Horizontal);
    window_.resizeDocks({inspector_, advisor_},
                        {window_.height() * 3 / 7, window_.height() * 4 / 7}, Qt::Vertical);
}

void Zones::restore() {
    window_.restoreState(first_);
    size();
}

} // namespace whereto::ui
