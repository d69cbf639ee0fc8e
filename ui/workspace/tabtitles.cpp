#include "ui/workspace/tabtitles.h"

#include "ui/text/readable.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <functional>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestTitle = 40;

QString tr(const char* text) {
    return QCoreApplication::translate("TabTitles", text);
}

/// Hosts begin alike and paths end differently: both ends stay.
QString elided(const QString& title) {
    constexpr int half = (longestTitle - 1) / 2;
    return title.size() <= longestTitle ? title : title.first(half) + u'…' + title.last(half);
}

using Part = QString TabName::*;
using Write = std::function<QString(const QString& title, const QString& part)>;

/// Writes `part` on the titles that are alike and differ in it.
void distinguish(QStringList& titles, const QList<TabName>& names, Part part, const Write& write) {
    QHash<QString, QSet<QString>> parts;
    for (qsizetype i = 0; i < titles.size(); ++i)
        parts[titles[i]].insert(names[i].*part);
    for (qsizetype i = 0; i < titles.size(); ++i)
        if (parts[titles[i]].size() > 1)
            titles[i] = write(titles[i], readable(names[i].*part));
}

void number(QStringList& titles) {
    QHash<QString, int> seen;
    for (QString& title : titles)
        if (const int count = ++seen[title]; count > 1)
            title = u"%1 (%2)"_s.arg(title).arg(count);
}

} // namespace

QStringList tabTitles(const QList<TabName>& names) {
    QStringList titles;
    for (const TabName& name : names)
        titles.append(elided(readable(name.text)));
    distinguish(titles, names, &TabName::scheme, [](const QString& title, const QString& scheme) {
        return scheme + "://"_L1 + title;
    });
    distinguish(titles, names, &TabName::method, [](const QString& title, const QString& method) {
        return shortened(method, 12) + u' ' + title;
    });
    distinguish(titles, names, &TabName::client, [](const QString& title, const QString& client) {
        return tr("%1 as %2").arg(title, client);
    });
    number(titles);
    for (qsizetype i = 0; i < titles.size(); ++i)
        if (!names[i].state.isEmpty())
            titles[i] += u" · "_s + names[i].state;
    return titles;
}

QString wholeTitle(const TabName& name) {
    if (name.method.isEmpty())
        return name.text;
    return readable(
        tr("%1 %2 as %3").arg(name.method, name.scheme + "://"_L1 + name.text, name.client));
}

} // namespace thence::ui
