#include "ui/mainwindow/tracetabs.h"

#include "ui/text/readable.h"

#include <QSignalBlocker>

namespace whereto::ui {

namespace {

constexpr int longestTitle = 40;
constexpr int closeWidth = 32; // the cross keeps away from a semibold word

/// Hosts begin alike and paths end differently: both ends stay.
QString elided(const QString& title) {
    constexpr int half = (longestTitle - 1) / 2;
    return title.size() <= longestTitle ? title : title.first(half) + u'…' + title.last(half);
}

} // namespace

TraceTabs::TraceTabs(QWidget* parent) : TabBar(parent) {
    setTabsClosable(true);
    setAccessibleName(tr("Traces"));
    hide();
}

void TraceTabs::setTabs(const QStringList& titles, int current) {
    const QSignalBlocker quiet(this);
    while (count() > titles.size())
        removeTab(count() - 1);
    while (count() < titles.size())
        addTab({});
    for (int i = 0; i < count(); ++i) {
        const QString title = readable(titles[i]);
        if (const QString text = elided(title); tabText(i) != text)
            setTabText(i, text);
        setTabToolTip(i, plainToolTip(title));
    }
    setCurrentIndex(current);
    setVisible(count() > 1);
}

QSize TraceTabs::tabSizeHint(int index) const {
    return TabBar::tabSizeHint(index) + QSize(closeWidth, 0);
}

} // namespace whereto::ui
