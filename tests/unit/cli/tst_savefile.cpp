#include "app/cli/savefile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

class TestSaveFile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    cli::Output out_{stdout};

private slots:
    void saysWhatCannotBeWritten() {
        const QString path = folder_.filePath(u"none/new.har"_s);
        const auto saved = cli::save(path, "{}", out_);
        QVERIFY(!saved);
        QCOMPARE(cli::checkPlace(path).error(), saved.error());
        QVERIFY2(saved.error().startsWith(u"“%1” cannot be written"_s.arg(path)),
                 qPrintable(saved.error()));
        QVERIFY(!cli::save(folder_.path(), "{}", out_));
    }

    // A device, so nothing is known before it is written to.
    void aFullDiskIsTold() {
        QVERIFY(cli::checkPlace(u"/dev/full"_s));
        const auto saved = cli::save(u"/dev/full"_s, "{}", out_);
        QVERIFY(!saved);
        QVERIFY2(saved.error().startsWith(u"“/dev/full” cannot be written: No space left"_s),
                 qPrintable(saved.error()));
    }
};

QTEST_GUILESS_MAIN(TestSaveFile)
#include "tst_savefile.moc"
