#include "app/cli/savefile.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace thence;
using namespace Qt::StringLiterals;

class TestSaveFile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    cli::Output out_{stdout};

    QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

private slots:
    void onlyItsOwnerMayRead() {
        const QString path = folder_.filePath(u"new.har"_s);
        QVERIFY(cli::save(path, "{}", out_));
        QCOMPARE(contentOf(path), "{}");
        struct stat facts {};
        QCOMPARE(::stat(path.toUtf8().constData(), &facts), 0);
        QCOMPARE(facts.st_mode & 0777U, 0600U);
    }

    void replacesWhatWasThere() {
        const QString path = folder_.filePath(u"old.har"_s);
        QVERIFY(cli::save(path, "a long first version", out_));
        QVERIFY(cli::save(path, "short", out_));
        QCOMPARE(contentOf(path), "short");
    }

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
        QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
    }

    void aPipeIsWrittenAndNotReplaced() {
        const QByteArray path = folder_.filePath(u"pipe"_s).toUtf8();
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        QFile reader(QString::fromUtf8(path));
        const int descriptor = ::open(path.constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
        QVERIFY(cli::save(QString::fromUtf8(path), "through", out_));
        QCOMPARE(reader.read(7), "through");
        struct stat facts {};
        ::stat(path.constData(), &facts);
        QVERIFY(S_ISFIFO(facts.st_mode));
    }
};

QTEST_GUILESS_MAIN(TestSaveFile)
#include "tst_savefile.moc"
