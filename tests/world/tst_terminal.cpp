#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; ///< ms, for a machine that is busy with other tests

struct Outcome {
    int code = -1;
    QString out;
    QString err;
};

Outcome run(const QStringList& arguments) {
    QProcess process;
    process.start(QString::fromUtf8(THENCE_BINARY), arguments);
    if (!process.waitForFinished(patience))
        qFatal("the program does not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QJsonObject read(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// The whole program in the terminal, in the world of this folder.
class WorldTerminalTest : public QObject {
    Q_OBJECT

private slots:
    void aChainOverSeveralNamesIsFollowed() {
        const Outcome ended = run({u"trace"_s, u"--json"_s, u"http://old-site.org/"_s});
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.err, QString());
        QStringList hops;
        const QJsonArray list = read(ended.out.toUtf8())["hops"_L1].toArray();
        for (const QJsonValue& hop : list)
            hops.append(u"%1 %2"_s.arg(hop["response"_L1]["status"_L1].toInt())
                            .arg(hop["request"_L1]["url"_L1].toString()));
        QCOMPARE(hops,
                 (QStringList{
                     u"301 http://old-site.org/"_s, u"301 https://old-site.org/"_s,
                     u"302 https://www.old-site.org/"_s, u"307 http://go.example.org/n"_s,
                     u"303 https://login.example.com/start?next=https%3A%2F%2Fnew-site.org%2F"_s,
                     u"200 https://new-site.org/"_s}));
    }

    void exitCodes_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* words, int code, const char* says) {
            QTest::newRow(words) << QString::fromLatin1(words) << code << QString::fromLatin1(says);
        };
        row("http://shop.example.com/checkout -d order=1", 0, "https://xn--bcher-kva.example/ok");
        row("https://docs.example.org/down", 0, "503");
        row("http://late.example.org/ok", 0, "DNS 1.5");
        row("http://go.example.org/circle", 3, "/circle");
        row("http://gone.example.org/", 4, "No address was found for gone.example.org");
        row("http://servfail.example.net/", 4,
            "The name server could not look up servfail.example.net");
        row("http://never.example.org/ --connect-timeout 0.4", 4,
            "The address of never.example.org was not found in time");
        row("http://never.example.org/ --max-time 0.4", 4, "The trace took longer than allowed");
        row("http://refusing.example.net/", 4, "refusing.example.net");
        row("http://unreachable.example.net/", 4, "cannot be reached");
        row("http://silent.example.net/ --connect-timeout 0.4", 4, "did not accept the connection");
        row("https://other-name.example.com/ok", 4, "host name did not match");
        row("https://other-name.example.com/ok -k", 0, "200 OK");
        row("https://expired.example.com/ok", 4, "expired");
        row("https://untrusted.example.com/ok", 4, "untrusted");
        row("https://shop.example.com/malformed", 5, "shop.example.com");
        row("https://t.example.net/via/307/gone.example.org/ok", 4, "2 hops");
        row("http://go.example.org/via/login.example.com/shop.example.com:80/reset", 4, "3 hops");
    }

    void exitCodes() {
        QFETCH(QString, words);
        QFETCH(int, code);
        QFETCH(QString, says);
        const Outcome ended = run(QStringList{u"trace"_s} + words.split(u' '));
        QVERIFY2(ended.code == code, qPrintable(ended.out + ended.err));
        QVERIFY2(ended.out.contains(says), qPrintable(ended.out));
        QCOMPARE(ended.err, QString());
    }

    void aSignalEndsALookupThatHangs_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("url");
        for (const auto& [signal, name] : {std::pair(SIGTERM, "SIGTERM"), {SIGINT, "SIGINT"}}) {
            QTest::addRow("%s, first hop", name) << signal << u"http://never.example.org/"_s;
            QTest::addRow("%s, later hop", name)
                << signal << u"http://go.example.org/via/never.example.org/ok"_s;
        }
    }

    // The lookup itself cannot be called off, and goes on for ten seconds or more.
    void aSignalEndsALookupThatHangs() {
        QFETCH(int, signal);
        QFETCH(QString, url);
        const QTemporaryDir folder;
        QProcess process;
        process.start(QString::fromUtf8(THENCE_BINARY),
                      {u"trace"_s, u"--har"_s, folder.filePath(u"trace.har"_s), url});
        QVERIFY(process.waitForStarted());
        QTest::qWait(1500); // the first hop is done, and the question asked
        QCOMPARE(process.state(), QProcess::Running);
        QElapsedTimer clock;
        clock.start();
        ::kill(pid_t(process.processId()), signal);
        QVERIFY(process.waitForFinished(patience));
        QVERIFY2(clock.elapsed() < 5000, QByteArray::number(clock.elapsed()));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QFile har(folder.filePath(u"trace.har"_s));
        QVERIFY(har.open(QIODevice::ReadOnly));
        QVERIFY(!read(har.readAll())["log"_L1]["entries"_L1].toArray().isEmpty());
    }

    // ... nor does it keep a process that has nothing else to do.
    void aLimitEndsItAtOnce() {
        QElapsedTimer clock;
        clock.start();
        QCOMPARE(run({u"trace"_s, u"--connect-timeout"_s, u"0.5"_s, u"http://never.example.org/"_s})
                     .code,
                 4);
        QVERIFY2(clock.elapsed() < 5000, QByteArray::number(clock.elapsed()));
    }
};

QTEST_GUILESS_MAIN(WorldTerminalTest)
#include "tst_terminal.moc"
