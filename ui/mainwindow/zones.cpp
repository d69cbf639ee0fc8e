#include "ui/mainwindow/zones.h"

#include "ui/advisor/advisor.h"
#include "ui/inspector/inspector.h"
#include "ui/mainwindow/docktitle.h"
#include "ui/navigation/entrylist.h"
#include "ui/navigation/navigation.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QEvent>
#include <QLayout>
#include <QMainWindow>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int designWidth = 1440;
constexpr int roomyWidth = 1000; // of a window; below it the navigation is a strip
constexpr int firstWidths[] = {208, 420, 420};
constexpr int minNavigation = 160;
constexpr int minInspector = 300;
constexpr double firstShare = 3.0 / 7;

/// `name` is the key of the dock's place in a saved layout.
QDockWidget* makeDock(const QString& name, const QString& title, QWidget* content,
                      QWidget* heading) {
    auto* const dock = new QDockWidget(title);
    dock->setObjectName(name);
    dock->setAutoFillBackground(true); // seen as an edge while it floats
    dock->setBackgroundRole(QPalette::PlaceholderText);
    QObject::connect(dock, &QDockWidget::topLevelChanged, dock, [dock](bool floats) {
        const int edge = floats ? 1 : 0;
        dock->setContentsMargins(edge, edge, edge, edge);
    });
    dock->setTitleBarWidget(new DockTitle(*dock, heading));
    dock->setWidget(content); // the Tab key comes to it after its title
    return dock;
}

} // namespace

Zones::Zones(QMainWindow& window, Navigation* navigation, Inspector* inspector, Advisor* advisor)
    : window_(window),
      zones_{Zone{makeDock(u"navigation"_s, tr("Navigation"), navigation, navigation->heading())},
             Zone{makeDock(u"inspector"_s, tr("Inspector"), inspector, inspector->heading())},
             Zone{makeDock(u"advisor"_s, tr("Advisor"), advisor, advisor->heading())}} {
    inspector->setMinimumWidth(minInspector); // narrower than its panels would like
    for (const Qt::Corner corner : {Qt::TopLeftCorner, Qt::BottomLeftCorner})
        window.setCorner(corner, Qt::LeftDockWidgetArea);
    for (const Qt::Corner corner : {Qt::TopRightCorner, Qt::BottomRightCorner})
        window.setCorner(corner, Qt::RightDockWidgetArea);
    arrange();
    window.installEventFilter(this);
}

QList<QDockWidget*> Zones::docks() const {
    return {navigation(), inspector(), advisor()};
}

void Zones::arrange() {
    for (size_t i = 0; i < zones_.size(); ++i)
        zones_[i].wanted = firstWidths[i];
    share_ = firstShare;
    for (QDockWidget* const dock : docks()) {
        dock->setFloating(false);
        window_.addDockWidget(
            dock == navigation() ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, dock);
        dock->show();
    }
}

void Zones::open(const QByteArray& layout) {
    // A window that is seen already would show it in its next moment only, and until then the docks
    // would share all the room.
    window_.centralWidget()->show();
    const bool isRestored = !layout.isEmpty() && window_.restoreState(layout);
    window_.layout()->activate();
    if (isRestored)
        learn();
    fit();
}

void Zones::restore() {
    arrange();
    window_.layout()->activate();
    fit();
}

bool Zones::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize)
        fit();
    else if (event->type() == QEvent::MouseButtonPress)
        pressed_ = sizes();
    else if (event->type() == QEvent::MouseButtonRelease && pressed_ != sizes())
        learn(); // a line between the docks was dragged
    return QObject::eventFilter(watched, event);
}

/// Gives each dock at a side what is wanted for it, as far as the window is wide enough.
void Zones::fit() {
    QList<QDockWidget*> docks;
    QList<int> widths;
    for (const Zone& zone : zones_) {
        const Qt::DockWidgetArea area = window_.dockWidgetArea(zone.dock);
        if (zone.dock->isHidden() || zone.dock->isFloating() ||
            (area != Qt::LeftDockWidgetArea && area != Qt::RightDockWidgetArea))
            continue;
        docks.append(zone.dock);
        widths.append(width(zone));
    }
    window_.resizeDocks(docks, widths, Qt::Horizontal);
    if (stacked()) {
        const int height = inspector()->height() + advisor()->height();
        const int upper = qRound(height * share_);
        window_.resizeDocks({inspector(), advisor()}, {upper, height - upper}, Qt::Vertical);
    }
    window_.layout()->activate(); // at once: nobody sees the docks jump
}

/// Takes the sizes that the docks have for those that are wanted.
void Zones::learn() {
    const int window = std::min(window_.width(), designWidth);
    for (Zone& zone : zones_) {
        const int now = inFront(*zone.dock).width();
        const bool isForced = zone.dock == navigation() && window < roomyWidth;
        if (!isForced && !zone.dock->isHidden() && !zone.dock->isFloating() && now != width(zone))
            zone.wanted = now * designWidth / window;
    }
    if (stacked())
        share_ = double(inspector()->height()) / (inspector()->height() + advisor()->height());
}

/// The dock whose tab is in front of `dock`, which keeps an old width meanwhile; else itself.
const QDockWidget& Zones::inFront(QDockWidget& dock) const {
    for (const QDockWidget* const tab : window_.tabifiedDockWidgets(&dock))
        if (window_.rect().intersects(tab->geometry())) // those behind it lie outside
            return *tab;
    return dock;
}

/// Whether the inspector and the advisor divide a column's height.
bool Zones::stacked() const {
    return !inspector()->isHidden() && !advisor()->isHidden() && !inspector()->isFloating() &&
           !advisor()->isFloating() && inspector()->x() == advisor()->x() &&
           inspector()->y() != advisor()->y();
}

int Zones::width(const Zone& zone) const {
    const int scaled = zone.wanted * std::min(window_.width(), designWidth) / designWidth;
    if (zone.dock != navigation())
        return std::max(scaled, minInspector);
    const bool isStrip = window_.width() < roomyWidth || zone.wanted < EntryList::wordsWidth;
    return isStrip ? EntryList::stripWidth : std::max(scaled, minNavigation);
}

std::array<int, 4> Zones::sizes() const {
    return {navigation()->width(), inspector()->width(), advisor()->width(), inspector()->height()};
}

} // namespace thence::ui
