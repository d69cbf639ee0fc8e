#include "app/formats/formats.h"
#include "tests/support/program.h"
#include "tests/support/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

using namespace thence;
using namespace thence::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject objectFrom(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

class TestBinary : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

private slots:
    void errorsDoNotRepeatSecrets_data() {
        QTest::addColumn<QStringList>("words");
        const auto row = [](const QStringList& words) {
            QTest::newRow(qPrintable(words.join(u' '))) << words;
        };
        const QString url = u"http://a.test/"_s;
        row({u"-H"_s, u"Authorization Bearer S3cr3t9x"_s, url});
        row({u"-H"_s, u"S3cr3t9x"_s, url});
        row({u"-H"_s, u"X Token: S3cr3t9x"_s, url});
        row({u"-H"_s, u"X-Api-Key: S3cr3t9x\n"_s, url});
        row({u"-H"_s, u"Authorization:"_s, u"Bearer"_s, u"S3cr3t9x"_s, url});
        row({url, u"-H"_s, u"Cookie:"_s, u"sid=S3cr3t9x"_s});
        row({u"-u"_s, u"S3cr3t9x"_s, url});
        row({u"-u"_s, u"user"_s, u":S3cr3t9x"_s, url});
        row({u"-b"_s, u"S3cr3t9x"_s, url});
        row({u"-b"_s, u"sid=S3cr3t9x\n"_s, url});
        row({u"-d"_s, u"@password=S3cr3t9x"_s, url});
        row({u"-X"_s, u"Authorization: Bearer S3cr3t9x"_s, url});
        row({u"-A"_s, u"S3cr3t9x\n"_s, url});
        row({u"--token=S3cr3t9x"_s, url});
        row({u"--oauth2-bearer"_s, u"S3cr3t9x"_s, url});
        row({u"--as"_s, u"curl --token=S3cr3t9x"_s, url});
        row({u"--as"_s, u"token=S3cr3t9x"_s, url});
        row({u"--max-time"_s, u"token=S3cr3t9x"_s, url});
        row({u"--resolve"_s, u"u:S3cr3t9x@a.test"_s, url});
        row({u"--cacert"_s, u"/nowhere/?token=S3cr3t9x"_s, url});
        row({u"--har"_s, u"/nowhere/?token=S3cr3t9x"_s, url});
        row({u"http://u:S3cr3t9x@"_s});
        row({u"http://u:S3cr3t9x@a.test:99999/"_s});
        row({u"http://u:p/S3cr3t9x@a.test/"_s});
        row({u"http://u:p#S3cr3t9x@a b/"_s});
        row({u"http:u:S3cr3t9x@a b/"_s});
        row({u"u:S3cr3t9x@a b/"_s});
        row({u"ftp://u:S3cr3t9x@a.test/"_s});
        row({u"http://a b/?token=S3cr3t9x"_s});
        row({u"http://a b/#access_token=S3cr3t9x"_s});
        row({u"http://a b/reset/S3cr3t9xaB3dE5fG7h"_s});
        row({u"http://127.0.0.1:1/?token=S3cr3t9x"_s});
        row({u"http://u:S3cr3t9x@127.0.0.1:1/"_s});
    }

    void errorsDoNotRepeatSecrets() {
        QFETCH(QStringList, words);
        const Outcome outcome = runWith(QStringList(u"trace"_s) + words);
        QVERIFY(outcome.code != 0);
        QVERIFY(!outcome.err.isEmpty() || !outcome.out.isEmpty());
        QVERIFY2(!outcome.err.contains(u"S3cr3t9x"_s), qPrintable(outcome.err));
        QVERIFY2(!outcome.out.contains(u"S3cr3t9x"_s), qPrintable(outcome.out));
    }

    void clientsOfTheUserAreMarked() {
        const QTemporaryDir home;
        QVERIFY(QDir(home.path()).mkpath(u"thence/clients"_s));
        QFile file(home.filePath(u"thence/clients/mine.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"id": "mine", "like": "curl", "name": "Mine", "version": "1", )"
                   R"("group": "libraries", "summary": "As curl.", "sources": ["observed: 1"]})");
        file.close();
        qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
        const Outcome list = runWith({u"clients"_s});
        const Outcome mine = runWith({u"clients"_s, u"mine"_s});
        qunsetenv("XDG_CONFIG_HOME");
        QCOMPARE(list.err, QString());
        QCOMPARE(list.out.count(u"(yours)"), 1);
        QVERIFY2(mine.out.contains(u"Yours, read from "_s + file.fileName()), qPrintable(mine.out));
    }

    void nothingIsSentWhenTheResultCannotBeWritten() {
        test::ScriptedServer server(test::answer("HTTP/1.1 204 No Content\r\n\r\n"));
        const Outcome ended =
            runWith({u"trace"_s, u"-d"_s, u"order=1"_s, u"--har"_s,
                     folder_.filePath(u"none/trace.har"_s), QString::fromUtf8(server.url())});
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains(u"cannot be written"), qPrintable(ended.err));
        QCOMPARE(server.received().size(), 0);
    }

    void twoResultsNeedTwoFiles() {
        test::ScriptedServer server(test::answer("HTTP/1.1 204 No Content\r\n\r\n"));
        const Outcome ended =
            runWith({u"trace"_s, u"--har"_s, folder_.filePath(u"one"_s), u"--png"_s,
                     folder_.filePath(u"./one"_s), QString::fromUtf8(server.url())});
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains(u"same file"), qPrintable(ended.err));
        QCOMPARE(server.received().size(), 0);
    }

    void everyLineIsAnswered_data() {
        QTest::addColumn<QString>("command");
        QTest::newRow("predict") << u"predict"_s;
        QTest::newRow("freshness") << u"freshness"_s;
    }

    void everyLineIsAnswered() {
        QFETCH(QString, command);
        const QByteArray lines("\0\n\0{\"id\":4}\n{\"id\":5}\n", 21);
        const Outcome ended = runWith({command}, {}, lines);
        QCOMPARE(ended.code, 1);
        QCOMPARE(ended.out.count(u'\n'), 3);
        QVERIFY2(ended.out.contains(u"\"id\":5"), qPrintable(ended.out));
    }

    void whatWasRecordedIsWrittenWhenInterrupted_data() {
        QTest::addColumn<QList<int>>("signals_");
        QTest::newRow("Ctrl-C") << QList{SIGINT};
        QTest::newRow("SIGTERM") << QList{SIGTERM};
        QTest::newRow("the terminal is closed") << QList{SIGHUP};
        QTest::newRow("twice") << QList{SIGTERM, SIGHUP};
    }

    void whatWasRecordedIsWrittenWhenInterrupted() {
        QFETCH(QList<int>, signals_);
        test::ScriptedServer server(
            test::answer("HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n") +
            test::Script{test::awaitRequest(), test::stall()});
        const QString har = folder_.filePath(u"interrupted.har"_s);
        QProcess process;
        process.setProcessEnvironment(bareEnvironment());
        process.setChildProcessModifier([] { std::signal(SIGHUP, SIG_DFL); }); // not nohup's
        process.start(QString::fromUtf8(THENCE_BINARY),
                      {u"trace"_s, u"--har"_s, har, QString::fromUtf8(server.url())});
        QVERIFY(QTest::qWaitFor([&] { return server.received().join().contains("GET /next"); },
                                patience));
        for (const int signal : signals_) {
            ::kill(pid_t(process.processId()), signal);
            QTest::qSleep(1); // the second one meets what is being written
        }
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patience));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        QFile file(har);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject log =
            QJsonDocument::fromJson(file.readAll()).object()["log"_L1].toObject();
        QCOMPARE(log["entries"_L1].toArray().size(), 2);
    }

    void underNohupTheTerminalMayClose() {
        test::ScriptedServer server({test::awaitRequest(), test::pause(std::chrono::seconds(1)),
                                     test::send("HTTP/1.1 204 No Content\r\n\r\n")});
        QProcess process;
        process.setProcessEnvironment(bareEnvironment());
        process.setChildProcessModifier([] { std::signal(SIGHUP, SIG_IGN); });
        process.start(QString::fromUtf8(THENCE_BINARY),
                      {u"trace"_s, QString::fromUtf8(server.url())});
        QVERIFY(
            QTest::qWaitFor([&] { return server.received().join().contains("GET /"); }, patience));
        ::kill(pid_t(process.processId()), SIGHUP);
        QVERIFY(QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patience));
        QCOMPARE(process.exitCode(), 0);
    }

    void exitCodes_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("code");
        const auto row = [](const char* words, int code) {
            QTest::newRow(words) << QString::fromUtf8(words) << code;
        };
        row("trace --lab demo", 0);
        row("trace --lab vanishing-post", 0);
        row("trace --lab demo --no-follow", 0);
        row("--version", 0);
        row("--help", 0);
        row("help trace", 0);
        row("trace --help", 0);
        row("clients", 0);
        row("clients curl", 0);
        row("lab --list", 0);
        row("", 2);
        row("http://a.test/", 2);
        row("trcae", 2);
        row("--nothing", 2);
        row("help nothing", 2);
        row("trace", 2);
        row("trace http://a.test:99999/", 2);
        row("trace --nothing http://a.test/", 2);
        row("trace --lab nothing", 2);
        row("trace --json --har - http://a.test/", 2);
        row("trace --har /dev/full --lab early-hints", 2);
        row("trace --cacert /dev/null http://a.test/", 2);
        row("clients nothing", 2);
        row("lab --port x", 2);
        row("trace --lab loop", 3);
        row("trace --lab endless", 3);
        row("trace --lab endless --max-redirs 2", 3);
        row("trace --lab refused-schemes", 3);
        row("trace --lab two-locations", 3);
        row("trace --lab reset", 4);
        row("trace --lab stall --max-time 0.2", 4);
        row("trace --resolve a.test:1:127.0.0.1 http://a.test:1/", 4);
        row("trace --lab broken", 5);
    }

    void exitCodes() {
        QFETCH(QString, words);
        QFETCH(int, code);
        const Outcome outcome = runWith(words.split(u' ', Qt::SkipEmptyParts));
        QVERIFY2(outcome.code == code, qPrintable(outcome.out + outcome.err));
        if (code == 2) {
            QVERIFY(outcome.err.startsWith(u"thence: "));
            QCOMPARE(outcome.err.count(u'\n'), 1);
        }
    }

    void itsOutputGoesTo_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("place"); // nothing: a pipe that nobody reads
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("err");
        QTest::newRow("nobody") << u"trace --lab loop"_s << QByteArray() << 3 << QByteArray();
        QTest::newRow("nobody, and no socket is used")
            << u"clients"_s << QByteArray() << 0 << QByteArray();
        for (const char* words :
             {"trace --lab loop", "trace --lab loop --json", "trace --lab demo --compare --advise",
              "trace --help", "--help", "--version", "help", "help predict", "clients",
              "clients curl", "rules", "status 307", "status 307 308",
              "advise --permanent yes --keep-method yes --for nginx", "lab --list",
              "lab --port 0 --tls-port 0", "predict", "freshness"})
            QTest::addRow("a full disk: %s", words)
                << QString::fromLatin1(words) << QByteArray("/dev/full") << 2
                << QByteArray("thence: The output cannot be written: No space left on device.\n");
    }

    void itsOutputGoesTo() {
        QFETCH(QString, words);
        QFETCH(QByteArray, place);
        QFETCH(int, code);
        QFETCH(QByteArray, err);
        int ends[2] = {-1, -1};
        if (place.isEmpty())
            QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        else
            ends[1] = ::open(place.constData(), O_WRONLY | O_CLOEXEC);
        ::close(ends[0]);
        QProcess process;
        process.setProcessEnvironment(bareEnvironment());
        process.setChildProcessModifier([&] { ::dup2(ends[1], STDOUT_FILENO); });
        process.start(QString::fromUtf8(THENCE_BINARY), words.split(u' '));
        process.write("{}\n"); // a question, for those who answer some
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(patience));
        ::close(ends[1]);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), code);
        QCOMPARE(process.readAllStandardError(), err);
    }

    void whatCannotBeSentIsMisuse() {
        const Outcome outcome = runWith({u"trace"_s, u"http://127.0.0.1:0/"_s});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.out.contains(u"cannot be sent"), qPrintable(outcome.out));
    }

    void withoutADisplayItNamesTheCommands() {
        const Outcome outcome = runWith({u"https://shop.example/"_s});
        QVERIFY(outcome.err.contains(u"no display"));
        QVERIFY(outcome.err.contains(u"trace"));
    }

    void theWindowTakesOneUrlAlone() {
        const Outcome outcome = runWith({u"http://a.test/"_s, u"--follow-lab"_s});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(u"begin with thence trace"_s), qPrintable(outcome.err));
    }

    void aPipeGetsNoColours() {
        const Outcome outcome = runWith({u"trace"_s, u"--lab"_s, u"demo"_s});
        QVERIFY(!outcome.out.contains(u'\x1b'));
        QVERIFY(outcome.out.contains(u"1  POST  308 Permanent Redirect\n"));
        QVERIFY(outcome.out.contains(u"POST became GET at hop 2"));
        QVERIFY(!outcome.out.contains(u"Y3VzdG9tZXI6b3BlbiBzZXNhbWU="));
    }

    void jsonIsTheOnlyOutput() {
        const Outcome outcome = runWith({u"trace"_s, u"--json"_s, u"--lab"_s, u"demo"_s});
        QCOMPARE(objectFrom(outcome.out)["hops"_L1].toArray().size(), 4);
        QVERIFY(outcome.err.isEmpty());
    }

    void jsonIsReadAgain() {
        const QStringList words{
            u"trace"_s,  u"--json"_s,    u"--with-secrets"_s, u"--as"_s,  u"curl -X"_s, u"-X"_s,
            u"DELETE"_s, u"--compare"_s, u"--advise"_s,       u"--lab"_s, u"demo"_s};
        const formats::Format& json = *formats::findFormat(u"json");
        const formats::Read trace = json.read(runWith(words).out.toUtf8(), u"out"_s);
        QVERIFY2(trace, trace ? "" : qPrintable(trace.error().text()));
        QCOMPARE(trace->hops.first().exchange.request.method, "DELETE");
        QCOMPARE(trace->terms.client.id, u"curl"_s);
        QVERIFY(trace->terms.client.options.contains(u"-X"_s));
        QVERIFY(!trace->terms.mayKeepSecrets); // no file decides what is hidden later
        QVERIFY(!trace->terms.network.trust.isEmpty());
        QVERIFY(trace->hops.first().exchange.requestHead->startsWith("DELETE "));
        QVERIFY(trace->hops.first().exchange.sent);
    }

    void comparesClients() {
        const QStringList words = {u"trace"_s, u"--compare"_s, u"--lab"_s, u"demo"_s};
        const Outcome outcome = runWith(words);
        QVERIFY2(outcome.out.contains(u"POST instead of GET"), qPrintable(outcome.out));
        QVERIFY(outcome.out.contains(u"clients do the same: "));
        const QJsonObject json = objectFrom(runWith(words + QStringList{u"--json"_s}).out);
        QCOMPARE(json["comparison"_L1][0]["client"_L1].toString(), u"chrome"_s);
        QCOMPARE(json["comparison"_L1][0]["steps"_L1].toArray().size(), 4);
    }

    void advises() {
        const QStringList words = {u"trace"_s, u"--advise"_s, u"--lab"_s, u"demo"_s};
        const Outcome outcome = runWith(words);
        QVERIFY2(outcome.out.contains(u"Hop 2: Use 307"), qPrintable(outcome.out));
        const QJsonValue hops =
            objectFrom(runWith(words + QStringList{u"--json"_s}).out)["hops"_L1];
        QCOMPARE(hops[1]["advice"_L1]["said"_L1], 302);
        QCOMPARE(hops[1]["advice"_L1]["answer"_L1], 307);
        QVERIFY(!hops[3].toObject().contains("advice"_L1)); // no redirect
        QVERIFY(hops[3].toObject().contains("findings"_L1));
    }

    void harGoesToTheOutputAndTheReportBeside() {
        const Outcome outcome = runWith({u"trace"_s, u"--har"_s, u"-"_s, u"--lab"_s, u"demo"_s});
        const QJsonObject log = objectFrom(outcome.out)["log"_L1].toObject();
        QCOMPARE(log["entries"_L1].toArray().size(), 4);
        QVERIFY(outcome.err.contains(u"ends 200 OK"));
        QVERIFY(!outcome.out.contains(u"Y3VzdG9tZXI6b3BlbiBzZXNhbWU="));
        const Outcome open =
            runWith({u"trace"_s, u"--har"_s, u"-"_s, u"--with-secrets"_s, u"--lab"_s, u"demo"_s});
        QVERIFY(open.out.contains(u"Y3VzdG9tZXI6b3BlbiBzZXNhbWU="));
    }

    void theDemoWritesItsFiles() {
        const Outcome outcome = runWith({u"demo"_s}, folder_.path());
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        QVERIFY(outcome.out.contains(u"thence-demo.har"));
        QCOMPARE(outcome.err, QString());
        QFile har(folder_.filePath(u"thence-demo.har"_s));
        QVERIFY(har.open(QIODevice::ReadOnly));
        QVERIFY(objectFrom(QString::fromUtf8(har.readAll())).contains("log"_L1));
        QFile png(folder_.filePath(u"thence-demo.png"_s));
        QVERIFY(png.open(QIODevice::ReadOnly));
        QVERIFY(png.read(8).startsWith("\x89PNG"));
    }

    void sendsWhatItIsTold() {
        test::ScriptedServer server(test::answerAndClose("HTTP/1.1 200 OK\r\n\r\nhello"));
        const Outcome outcome = runWith({u"trace"_s, u"-XPATCH"_s, u"-HX-A: 1"_s, u"-d"_s, u"@-"_s,
                                         QString::fromUtf8(server.url("/p"))},
                                        {}, "from the input");
        QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
        const QByteArray& received = server.received().constFirst();
        QVERIFY(received.startsWith("PATCH /p HTTP/1.1\r\n"));
        QVERIFY(received.contains("\r\nX-A: 1\r\n"));
        QVERIFY(received.endsWith("\r\n\r\nfrom the input"));
    }

    void showsControlBytesEscaped() {
        test::ScriptedServer server(test::answerAndClose(
            "HTTP/1.1 200 \x1b[31mred\r\nX: \xc2\x9b\r\nContent-Length: 0\r\n\r\n"));
        const QString url = QString::fromUtf8(server.url());
        const Outcome outcome = runWith({u"trace"_s, url});
        QVERIFY(!outcome.out.contains(u'\x1b'));
        QVERIFY(outcome.out.contains(u"\\x1b[31mred"));
        for (const QStringList& file : {QStringList{u"--json"_s}, {u"--har"_s, u"-"_s}}) {
            const QString json = runWith(QStringList{u"trace"_s, url} + file).out;
            QVERIFY(!json.contains(u'\u009b'));
            QVERIFY(json.contains(u"\\u009b"));
        }
    }

    void theLabServesUntilItIsInterrupted() {
        QProcess lab;
        lab.setProcessEnvironment(bareEnvironment());
        lab.start(QString::fromUtf8(THENCE_BINARY),
                  {u"lab"_s, u"--port"_s, u"0"_s, u"--tls-port"_s, u"0"_s});
        QByteArray out;
        QVERIFY(QTest::qWaitFor(
            [&] {
                out += lab.readAllStandardOutput();
                return out.contains("early-hints");
            },
            patience));
        const QString line =
            QString::fromUtf8(out).section(u"vanishing-post"_s, 1).section(u'\n', 0, 0);
        const Outcome outcome = runWith({u"trace"_s, line.trimmed().section(u' ', -1)});
        QVERIFY2(outcome.out.contains(u"405 Method Not Allowed"), qPrintable(outcome.out));
        ::kill(pid_t(lab.processId()), SIGINT);
        QVERIFY(QTest::qWaitFor([&] { return lab.state() == QProcess::NotRunning; }, patience));
        QCOMPARE(lab.exitStatus(), QProcess::NormalExit);
        QCOMPARE(lab.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestBinary)
#include "tst_binary.moc"
