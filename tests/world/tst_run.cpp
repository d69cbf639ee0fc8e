#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; ///< ms, for a machine that is busy with other tests

const QString script = QStringLiteral(THENCE_SOURCE_DIR "/tests/world/run.sh");

/// What the script sees outside of a world; this test runs in one.
QProcessEnvironment outside() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"THENCE_WORLD"_s);
    return environment;
}

void startInAWorld(QProcess& process, const QString& command) {
    process.setProcessEnvironment(outside());
    process.start(script, {u"sh"_s, u"-c"_s, command});
}

int run(const QString& command, QByteArray* output = nullptr) {
    QProcess process;
    startInAWorld(process, command);
    if (!process.waitForFinished(patience))
        qFatal("the world does not end");
    if (output)
        *output = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

} // namespace

/// The world itself.
class WorldRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (run(u"true"_s) == 77)
            QSKIP("no world can be made in a world here");
    }

    void itEndsAsTheCommandDoes_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("code");
        QTest::newRow("well") << u"true"_s << 0;
        QTest::newRow("with a code") << u"exit 9"_s << 9;
        QTest::newRow("by a signal") << u"kill -SEGV $$"_s << 128 + SIGSEGV;
        QTest::newRow("not found") << u"exec ./nothing-of-this-name"_s << 127;
    }

    void itEndsAsTheCommandDoes() {
        QFETCH(QString, command);
        QFETCH(int, code);
        QCOMPARE(run(command), code);
    }

    void nothingReachesOutside() {
        QByteArray output;
        QCOMPARE(run(u"echo $THENCE_WORLD; cat /proc/net/route /etc/resolv.conf /etc/hosts; "
                     "ls /etc/ssl/certs; env | grep -ci _proxy="_s,
                     &output),
                 1); // grep finds none
        const QByteArrayList lines = output.split('\n');
        QCOMPARE(lines[0], QByteArray("1"));
        QVERIFY(lines[1].startsWith("Iface")); // no route stands below the head of the table
        QCOMPARE(lines[2], QByteArray("nameserver 127.0.0.1"));
        QVERIFY(output.contains("\nca-certificates.crt\n"));
        QVERIFY(output.endsWith("\n0\n"));
    }

    void itSaysWhereItIsRefused() {
        QProcess process;
        process.start(u"unshare"_s, {u"--user"_s, u"--map-root-user"_s, u"true"_s});
        if (!process.waitForFinished(patience) || process.exitCode() != 0)
            QSKIP("no user namespace can be made here");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"THENCE_WORLD"_s);
        process.setProcessEnvironment(environment);
        process.start(
            u"unshare"_s,
            {u"--user"_s, u"--map-root-user"_s, u"sh"_s, u"-c"_s,
             u"echo 0 > /proc/sys/user/max_net_namespaces && exec %1 echo done"_s.arg(script)});
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 77);
        QCOMPARE(process.readAllStandardOutput(), QByteArray());
        const QByteArray error = process.readAllStandardError();
        QVERIFY2(error.startsWith("No world to test in: ") && error.count('\n') == 1, error);
    }

    void whatIsAliveWhenTheCommandEndsIsEnded() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"alive"_s);
        QCOMPARE(
            run(u"setsid sh -c 'while :; do date >> %1; sleep 0.1; done' & sleep 0.5"_s.arg(file)),
            0);
        QVERIFY(QFile::remove(file));
        QTest::qWait(400);
        QVERIFY(!QFile::exists(file));
    }

    void aSignalGoesToTheCommand() {
        const QTemporaryDir folder;
        const QString ready = folder.filePath(u"ready"_s);
        QProcess process;
        startInAWorld(process, u"trap 'exit 5' TERM; touch %1; sleep 60 & wait"_s.arg(ready));
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(ready); }, patience));
        ::kill(pid_t(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(patience));
        QCOMPARE(process.exitCode(), 5);
    }

    void killedItTakesEverythingAlong() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"alive"_s);
        QProcess process;
        startInAWorld(process, u"while :; do date >> %1; sleep 0.1; done"_s.arg(file));
        QVERIFY(QTest::qWaitFor([&] { return QFile::exists(file); }, patience));
        process.kill();
        QVERIFY(process.waitForFinished(patience));
        QTest::qWait(200);
        QVERIFY(QFile::remove(file));
        QTest::qWait(400);
        QVERIFY(!QFile::exists(file));
    }
};

QTEST_GUILESS_MAIN(WorldRunTest)
#include "tst_run.moc"
