#include "app/lab/script.h"
#include "app/lab/scriptreader.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <tuple>

namespace thence::lab {

using namespace Qt::StringLiterals;

namespace {

QList<Script> load() {
    QList<Script> scripts;
    for (const QFileInfo& info : QDir(u":/lab"_s).entryInfoList({u"*.json"_s}, QDir::Files)) {
        QFile file(info.filePath());
        const bool open = file.open(QIODevice::ReadOnly);
        auto script = readScript(open ? file.readAll() : QByteArray(), info.fileName());
        if (script)
            scripts.append(*std::move(script));
        else
            qCritical("%s", qUtf8Printable(script.error().text()));
    }
    std::ranges::stable_sort(scripts, {}, [](const Script& script) {
        return std::tuple(script.order, script.scenario.id);
    });
    return scripts;
}

} // namespace

const QList<Script>& scripts() {
    static const QList<Script> all = load();
    return all;
}

const QList<Scenario>& scenarios() {
    static const QList<Scenario> all = [] {
        QList<Scenario> list;
        for (const Script& script : scripts())
            list.append(script.scenario);
        return list;
    }();
    return all;
}

const Scenario* findScenario(const QString& id) {
    const QList<Scenario>& all = scenarios();
    const auto found = std::ranges::find(all, id, &Scenario::id);
    return found == all.end() ? nullptr : &*found;
}

} // namespace thence::lab
