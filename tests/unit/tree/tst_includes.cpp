#include <QDirIterator>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What each folder may include besides itself. It reads downwards: a folder stands only on those
/// named above it, so nothing can climb back. "app" and "ui" stand for every folder of theirs that
/// is named before; the commands are for main.cpp alone.
constexpr const char* staircase[] = {
    "app/json:",
    "app/url:",
    "app/http: app/url",
    "app/trace: app/url app/http",
    "app/redaction: app/url app/http app/trace",
    "app/redirect: app/json app/url app/http app/trace",
    "app/record: app/url app/http app/trace",
    "app/wire: app/url app/http app/trace",
    "app/tracer: app/url app/http app/trace app/redirect app/record app/wire",
    "app/findings: app/url app/http app/trace app/redaction app/redirect",
    "app/advisor: app/json app/url app/http app/trace app/redirect app/findings",
    "app/formats: app/json app/url app/http app/trace app/redaction",
    "app/lab: app/json app/url app/http app/trace app/wire",
    "app/cli: app",
    "ui/text:",
    "ui/theme: app/http app/trace",
    "ui/models: app ui/text ui/theme",
    "ui/widgets: ui/text ui/theme",
    "ui/workspace: app ui/text ui/models ui/widgets",
    "ui/composer: app ui/text ui/theme ui/models ui/widgets ui/workspace",
    "ui/timeline: app ui/text ui/theme ui/models ui/widgets",
    "ui/inspector: app ui/text ui/theme ui/models ui/widgets",
    "ui/advisor: app ui/text ui/theme ui/models ui/widgets",
    "ui/step: app ui/text ui/theme ui/models ui/widgets ui/workspace ui/composer ui/inspector",
    "ui/navigation: app ui/text ui/theme ui/widgets ui/workspace",
    "ui/dialogs: ui/text ui/theme ui/widgets",
    "ui/export: app ui/text ui/theme ui/models ui/widgets ui/workspace",
    "ui/mainwindow: app ui",
};

/// Folders whose parts still go in circles.
const QStringList circling{u"ui/mainwindow"_s}; // a picture of it draws another one

struct Step {
    QString folder;
    QStringList allowed;
};

QList<Step> steps() {
    QList<Step> steps;
    QStringList named;
    for (const char* row : staircase) {
        const QString text = QString::fromUtf8(row);
        Step step{text.section(u':', 0, 0), text.section(u':', 1).split(u' ', Qt::SkipEmptyParts)};
        for (const QString& top : {u"app"_s, u"ui"_s})
            if (step.allowed.removeAll(top) > 0)
                step.allowed += named.filter(QRegularExpression(u'^' + top + u"/(?!cli)"_s));
        named.append(step.folder);
        steps.append(step);
    }
    return steps;
}

QString folderOf(const QString& path) {
    return path.section(u'/', 0, 1);
}

/// The panel a path below ui/inspector belongs to, or nothing for what all panels share.
QString panelOf(const QString& path) {
    return path.startsWith(u"ui/inspector/") && path.count(u'/') > 2 ? path.section(u'/', 2, 2)
                                                                     : QString();
}

QList<std::pair<QString, QString>> includes(const QString& root, const QString& folder) {
    static const QRegularExpression line(u"^\\s*#include \"((?:app|ui)/[^\"]+)\""_s,
                                         QRegularExpression::MultilineOption);
    QList<std::pair<QString, QString>> found;
    QDirIterator files(root + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString path = file.fileName().mid(root.size() + 1);
        const QString text = QString::fromUtf8(file.readAll());
        for (auto matches = line.globalMatch(text); matches.hasNext();)
            found.append({path, matches.next().captured(1)});
    }
    return found;
}

/// A header and the source beside it are one part: "app/url/parse" of "app/url/parse.cpp".
QString partOf(const QString& path) {
    return path.left(path.lastIndexOf(u'.'));
}

using Graph = QMap<QString, QSet<QString>>;

/// A way from `from` back to `to`, or nothing.
QStringList wayBack(const Graph& graph, const QString& from, const QString& to,
                    QSet<QString>& seen) {
    if (from == to)
        return {from};
    if (seen.contains(from))
        return {};
    seen.insert(from);
    for (const QString& next : graph.value(from))
        if (const QStringList rest = wayBack(graph, next, to, seen); !rest.isEmpty())
            return QStringList{from} + rest;
    return {};
}

/// A circle in `graph`, or nothing.
QStringList circleIn(const Graph& graph) {
    for (auto node = graph.begin(); node != graph.end(); ++node)
        for (const QString& next : node.value()) {
            QSet<QString> seen;
            if (const QStringList way = wayBack(graph, next, node.key(), seen); !way.isEmpty())
                return QStringList{node.key()} + way;
        }
    return {};
}

} // namespace

class TestIncludes : public QObject {
    Q_OBJECT

    const QString root_ = QString::fromUtf8(THENCE_SOURCE_DIR);

private slots:
    void everyFolderHasAStep() {
        QStringList named;
        for (const Step& step : steps())
            named.append(step.folder);
        for (const QString& top : {u"app"_s, u"ui"_s})
            for (const QString& name :
                 QDir(root_ + u'/' + top).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
                QVERIFY2(named.contains(top + u'/' + name),
                         qPrintable(top + u'/' + name + u" has no place in the staircase"_s));
    }

    void goDownOnly_data() {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QStringList>("allowed");
        for (const Step& step : steps())
            QTest::newRow(qPrintable(step.folder)) << step.folder << step.allowed;
    }

    void goDownOnly() {
        QFETCH(QString, folder);
        QFETCH(QStringList, allowed);
        for (const auto& [file, included] : includes(root_, folder)) {
            const QString target = folderOf(included);
            QVERIFY2(target == folder || allowed.contains(target),
                     qPrintable(file + u" includes "_s + included));
        }
    }

    void foldersGoInNoCircle() {
        Graph graph;
        for (const Step& step : steps())
            for (const auto& [file, included] : includes(root_, step.folder))
                if (folderOf(included) != step.folder)
                    graph[step.folder].insert(folderOf(included));
        const QStringList circle = circleIn(graph);
        QVERIFY2(circle.isEmpty(), qPrintable(circle.join(u" > ")));
    }

    void partsOfAFolderGoInNoCircle_data() {
        QTest::addColumn<QString>("folder");
        for (const Step& step : steps())
            if (!circling.contains(step.folder))
                QTest::newRow(qPrintable(step.folder)) << step.folder;
    }

    /// What a part and what is made of it both need stands in a header of its own, with values
    /// only.
    void partsOfAFolderGoInNoCircle() {
        QFETCH(QString, folder);
        Graph graph;
        for (const auto& [file, included] : includes(root_, folder))
            if (folderOf(included) == folder && partOf(included) != partOf(file))
                graph[partOf(file)].insert(partOf(included));
        const QStringList circle = circleIn(graph);
        QVERIFY2(circle.isEmpty(), qPrintable(circle.join(u" > ")));
    }

    void panelsNeverIncludePanels() {
        for (const auto& [file, included] : includes(root_, u"ui/inspector"_s)) {
            const QString panel = panelOf(file);
            const QString other = panelOf(included);
            QVERIFY2(panel.isEmpty() || other.isEmpty() || panel == other,
                     qPrintable(file + u" includes "_s + included));
        }
    }

    void theHeadlessPartHasNoWindow() {
        static const QRegularExpression line(
            uR"(#include <(QtGui|QtWidgets|QWidget|QPainter|QApplication|QGuiApplication)\b)"_s);
        QDirIterator files(root_ + u"/app"_s, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().endsWith(u"/app/main.cpp"))
                continue;
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!line.match(QString::fromUtf8(file.readAll())).hasMatch(),
                     qPrintable(file.fileName()));
        }
    }
};

QTEST_GUILESS_MAIN(TestIncludes)
#include "tst_includes.moc"
