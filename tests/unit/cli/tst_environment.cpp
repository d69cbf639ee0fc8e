#include "tests/support/program.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace thence::test;
using namespace Qt::StringLiterals;

/// The program where a display, a locale or a folder is not as it should be.
class TestEnvironment : public QObject {
    Q_OBJECT

private slots:
    void aDisplayThatDoesNotAnswerIsNamed_data() {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("words");
        const QStringList window;
        const QStringList url{u"https://shop.example/"_s};
        QTest::newRow("X11") << u"DISPLAY"_s << u":4242"_s << window;
        QTest::newRow("X11, for a URL") << u"DISPLAY"_s << u":4242"_s << url;
        QTest::newRow("Wayland") << u"WAYLAND_DISPLAY"_s << u"wayland-4242"_s << window;
        QTest::newRow("an unknown platform") << u"QT_QPA_PLATFORM"_s << u"nonsense"_s << window;
        QTest::newRow("a picture") << u"QT_QPA_PLATFORM"_s << u"nonsense"_s
                                   << QStringList{u"demo"_s, u"--png"_s, u"/dev/null"_s};
    }
    void aDisplayThatDoesNotAnswerIsNamed() {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(QStringList, words);
        QProcessEnvironment environment = bareEnvironment();
        environment.insert(u"XDG_RUNTIME_DIR"_s, QDir::tempPath()); // Wayland's library asks for it
        environment.insert(variable, value);
        const Outcome outcome = runProgram(QString::fromUtf8(THENCE_BINARY), words, environment);
        QVERIFY2(outcome.code == 2, qPrintable(outcome.err));
        const QString start = u"thence: No window can be opened with "_s + variable + u'=' + value;
        QVERIFY2(outcome.err.startsWith(start), qPrintable(outcome.err));
        QCOMPARE(outcome.err.count(u'\n'), 1);
        QVERIFY(outcome.err.contains(u"trace, demo, lab"));
        QCOMPARE(outcome.err.contains(u"qt6-wayland"), variable.startsWith(u"WAYLAND"));
    }

    void anyLocaleWillDo_data() {
        QTest::addColumn<QStringList>("variables");
        QTest::newRow("C") << QStringList{u"LC_ALL=C"_s};
        QTest::newRow("C, and LANG says more") << QStringList{u"LC_ALL=C"_s, u"LANG=C.UTF-8"_s};
        QTest::newRow("POSIX by LANG") << QStringList{u"LANG=POSIX"_s};
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("not installed") << QStringList{u"LANG=tlh_QO.UTF-8"_s};
        QTest::newRow("not installed and not UTF-8") << QStringList{u"LC_ALL=tlh_QO@latin"_s};
        QTest::newRow("one category is not installed")
            << QStringList{u"LANG=C.UTF-8"_s, u"LC_TIME=tlh_QO"_s};
        QTest::newRow("UTF-8") << QStringList{u"LC_ALL=C.UTF-8"_s};
    }
    void anyLocaleWillDo() {
        QFETCH(QStringList, variables);
        QProcessEnvironment environment = bareEnvironment();
        for (const QString& name : environment.keys())
            if (name.startsWith(u"LC_") || name.startsWith(u"LANG"))
                environment.remove(name);
        for (const QString& variable : variables)
            environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        const QString binary = QString::fromUtf8(THENCE_BINARY);
        const Outcome outcome =
            runProgram(binary, {u"trace"_s, u"http://bücher.test:0/"_s}, environment);
        QCOMPARE(outcome.err, QString());
        QVERIFY2(outcome.out.contains(u"bücher") || outcome.out.contains(u"xn--bcher-kva"),
                 qPrintable(outcome.out));
    }

    void theDemoSaysWhereItCannotWrite() {
        const Outcome outcome = runWith({u"demo"_s}, u"/proc"_s);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.err.contains(u"“thence-demo.har” cannot be written"),
                 qPrintable(outcome.err));
        QVERIFY(outcome.err.contains(u"--har FILE and --png FILE"));
        QCOMPARE(outcome.err.count(u'\n'), 1);
    }

    void theDemoWritesWhereItIsTold() {
        const QTemporaryDir folder;
        const QString har = folder.filePath(u"a.har"_s);
        const QString png = folder.filePath(u"a.png"_s);
        const Outcome outcome = runWith({u"demo"_s, u"--har"_s, har, u"--png"_s, png}, u"/proc"_s);
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.contains(
            u"Written: %1 (the trace, for other tools) and %2 (the window)."_s.arg(har, png)));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), (QStringList{u"a.har"_s, u"a.png"_s}));
    }

    void theDemosFileCanBeItsOutput() {
        const QTemporaryDir folder;
        const Outcome outcome = runWith({u"demo"_s, u"--har"_s, u"-"_s}, folder.path());
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.startsWith(u'{'));
        QVERIFY(outcome.err.endsWith(u"Written: thence-demo.png (the window).\n"));
    }
};

QTEST_GUILESS_MAIN(TestEnvironment)
#include "tst_environment.moc"
