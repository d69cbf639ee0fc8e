#include "app/formats/privatefile.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace thence::formats;

class TestPrivateFile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    struct stat factsOf(const QString& path) {
        struct stat facts {};
        ::stat(path.toUtf8().constData(), &facts);
        return facts;
    }

private slots:
    void onlyItsOwnerMayRead() {
        const QString path = folder_.filePath(u"new.har"_s);
        QVERIFY(checkPrivateFile(path));
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(writePrivateFile(path, "{}"));
        QCOMPARE(contentOf(path), "{}");
        QCOMPARE(factsOf(path).st_mode & 0777U, 0600U);
    }

    void replacesWhatWasThere() {
        const QString path = folder_.filePath(u"old.har"_s);
        QVERIFY(writePrivateFile(path, "a long first version"));
        QVERIFY(writePrivateFile(path, [](const Sink& sink) {
            sink("sh");
            sink("ort");
        }));
        QCOMPARE(contentOf(path), "short");
    }

    void aLinkStays() {
        const QString path = folder_.filePath(u"target.har"_s);
        const QString link = folder_.filePath(u"link.har"_s);
        QVERIFY(writePrivateFile(path, "older"));
        QVERIFY(QFile::link(path, link));
        QVERIFY(writePrivateFile(link, "newer"));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(path), "newer");
    }

    void aFolderThatIsNotThereIsRefused() {
        const QString path = folder_.filePath(u"none/new.har"_s);
        const auto written = writePrivateFile(path, "{}");
        QVERIFY(!written);
        QVERIFY(!written.error().isEmpty());
        QCOMPARE(checkPrivateFile(path).error(), written.error());
    }

    void aFolderIsRefused() { QVERIFY(!writePrivateFile(folder_.path(), "{}")); }

    // A device, so nothing is known before it is written to.
    void aFullDiskIsSaid() {
        const QString path = u"/dev/full"_s;
        QVERIFY(checkPrivateFile(path));
        const auto written = writePrivateFile(path, "{}");
        QVERIFY(!written);
        QCOMPARE(written.error(), u"No space left on device"_s);
        QVERIFY(!QFileInfo(path).isFile());
    }

    void aPipeIsWrittenAndNotReplaced() {
        const QString path = folder_.filePath(u"pipe"_s);
        const QByteArray name = path.toUtf8();
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        QFile reader(path);
        const int descriptor = ::open(name.constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
        QVERIFY(writePrivateFile(path, "through"));
        QCOMPARE(reader.read(7), "through");
        QVERIFY(S_ISFIFO(factsOf(path).st_mode));
    }
};

QTEST_GUILESS_MAIN(TestPrivateFile)
#include "tst_privatefile.moc"
