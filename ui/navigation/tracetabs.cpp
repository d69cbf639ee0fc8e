#include "ui/navigation/tracetabs.h"

#include "ui/text/readable.h"

#include <QSignalBlocker>

namespace thence::ui {

namespace {

constexpr int closeWidth = 32; // the cross keeps away from a semibold word

} // namespace

TraceTabs::TraceTabs(QWidget* parent) : TabBar(parent) {
    setTabsClosable(true);
    setAccessibleName(tr("Traces"));
    hide();
}

void TraceTabs::setTabs(const QList<TabName>& names, int current) {
    const QStringList titles = tabTitles(names);
    const QSignalBlocker quiet(this);
    while (count() > titles.size())
        removeTab(count() - 1);
    while (count() < titles.size())
        addTab({});
    for (int i = 0; i < count(); ++i) {
        if (tabText(i) != titles[i])
            setTabText(i, titles[i]);
        setTabToolTip(i, plainToolTip(wholeTitle(names[i])));
    }
    setCurrentIndex(current);
    setVisible(count() > 1);
}

QSize TraceTabs::tabSizeHint(int index) const {
    return TabBar::tabSizeHint(index) + QSize(closeWidth, 0);
}

} // namespace thence::ui
