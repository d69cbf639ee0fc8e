#pragma once

#include <QStringList>

namespace thence::ui {

/// What a tab is about. Whatever may come from the network is as readable as it is.
struct TabName {
    QString text;        ///< "shop.localhost/checkout"
    QString scheme = {}; ///< this and what follows are empty where no request was sent
    QString method = {};
    QString client = {}; ///< its name
    QString state = {};  ///< "running", where only the tab can tell
};

/// What is written on the tabs: short, and no two alike. Names that begin and end alike get what
/// tells them apart, be it the scheme, the method or the client, or else a number.
QStringList tabTitles(const QList<TabName>& names);

/// All that is known of a tab, in one line.
QString wholeTitle(const TabName& name);

} // namespace thence::ui
