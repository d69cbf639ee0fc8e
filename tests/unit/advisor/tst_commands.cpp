#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code;
    QString out, err;
};

Outcome run(const QStringList& arguments) {
    QProcess process;
    process.start(QStringLiteral(THENCE_BINARY), arguments);
    process.waitForFinished();
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// The advice and the statuses in the terminal.
class TestCommands : public QObject {
    Q_OBJECT

private slots:
    void advice_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("expected");

        const auto row = [](const char* name, const char* arguments, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(arguments) << QString::fromUtf8(expected);
        };
        row("switches", "--permanent yes --keep-method yes", "Use 308 Permanent Redirect.");
        row("a POST", "--status 302 --method POST", "Use 307 Temporary Redirect.");
        row("right", "--status 301 --from http://a.test/ --to https://a.test/",
            "301 Moved Permanently is right.");
        row("a relative target", "--status 302 --from http://a.test/v1/x --to /v2/x",
            "The version in the path goes from v1 to v2");
        row("caching", "--status 302 --cache-control max-age=31536000",
            "Use 301 Moved Permanently.");
        row("by hand", "--status 302 --method POST --keep-method no", "Use 303 See Other.");
        row("a server", "--status 302 --from http://a.test/v1/x --to /v2/x --for nginx",
            "location = /v1/x {\n    return 301 /v2/x;\n}");
        row("an example", "--permanent no --keep-method yes --for caddy",
            "redir @moved /checkout-v2 307");
        row("a source", "--status 302 --method POST", "RFC 9110 §9.3.3");
    }

    void advice() {
        QFETCH(QString, arguments);
        QFETCH(QString, expected);
        const Outcome outcome = run(QStringList(u"advise"_s) + arguments.split(u' '));
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(expected), qPrintable(outcome.out + outcome.err));
        QVERIFY(!outcome.out.contains(u'\x1b'));
    }

    void adviceAsJson() {
        const Outcome outcome = run({u"advise"_s, u"--status"_s, u"302"_s, u"--method"_s, u"POST"_s,
                                     u"--json"_s, u"--for"_s, u"go"_s});
        const QJsonObject json = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(json["said"_L1].toInt(), 302);
        QCOMPARE(json["answer"_L1].toInt(), 307);
        QCOMPARE(json["keep_method"_L1].toBool(), true);
        QCOMPARE(json["confidence"_L1].toString(), u"guess"_s);
        QVERIFY(!json["evidence"_L1].toArray().isEmpty());
        QVERIFY(json["snippet"_L1].toString().contains("WriteHeader(307)"_L1));
    }

    void whatCannotBeDone_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("error");

        const auto row = [](const char* name, const char* arguments, const char* error) {
            QTest::newRow(name) << QString::fromUtf8(arguments) << QString::fromUtf8(error);
        };
        row("nothing said", "advise", "Say what is answered now");
        row("half an answer", "advise --permanent yes", "Say what is answered now");
        row("neither yes nor no", "advise --permanent maybe",
            "--permanent is yes or no, not “maybe”");
        row("not a redirect", "advise --status 200", "--status is a number from 300 to 399");
        row("not a URL", "advise --from nowhere", "--from needs an http or https URL");
        row("not http", "advise --to ftp://a.test/", "--to needs an http or https URL");
        row("not a method", "advise --method A:B", "--method “A:B” is not a method");
        row("a server misspelt", "advise --status 302 --for ngnix", "There are: nginx");
        row("what a server cannot say",
            "advise --permanent no --keep-method no --method POST --for iis",
            "IIS has no way to answer 303");
        row("status 200", "status 200", "“200” is not a redirect status");
        row("status of nothing", "status", "status needs STATUS");
    }

    void whatCannotBeDone() {
        QFETCH(QString, arguments);
        QFETCH(QString, error);
        const Outcome outcome = run(arguments.split(u' '));
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(error), qPrintable(outcome.err));
    }

    void twoStatuses() {
        const Outcome outcome = run({u"status"_s, u"307"_s, u"308"_s});
        QCOMPARE(outcome.code, 0);
        for (const char* expected :
             {"307 Temporary Redirect", "308 Permanent Redirect", "both: kept", "When to use it",
              "Often said, but", "Questions and answers", "Scenarios", "RFC 9110 §15.4.9"})
            QVERIFY2(outcome.out.contains(QString::fromUtf8(expected)), expected);
        for (const QString& line : outcome.out.split(u'\n'))
            QVERIFY2(line.size() <= 80, qPrintable(line));
    }

    void aShortStatus() { QVERIFY(run({u"status"_s, u"304"_s}).out.contains("Not a redirect"_L1)); }

    void aTraceWithAdviceSaysWhereNoRedirectIsRight() {
        for (const QString& scenario : {u"refused-schemes"_s, u"empty-location"_s}) {
            const Outcome outcome = run({u"trace"_s, u"--lab"_s, scenario, u"--advise"_s});
            QVERIFY2(outcome.out.contains("Hop 1: No redirect status is right here."_L1),
                     qPrintable(outcome.out + outcome.err));
        }
    }

    void anEmptyLocationIsNotCalledMissing() {
        const QString out = run({u"trace"_s, u"--lab"_s, u"empty-location"_s}).out;
        QVERIFY2(out.contains("Its Location field is empty.\nLet the server name the target in "
                              "the Location field.\n"_L1),
                 qPrintable(out));
    }

    void anEmptyTargetIsNotWrittenForAServer() {
        const Outcome outcome = run(
            {u"advise"_s, u"--status"_s, u"302"_s, u"--to"_s, QString(), u"--for"_s, u"nginx"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.startsWith("No redirect status is right here."_L1),
                 qPrintable(outcome.out));
        QVERIFY2(!outcome.out.contains("return"_L1), qPrintable(outcome.out));
    }

    void aTraceWithAdvice() {
        const Outcome outcome = run({u"trace"_s, u"--lab"_s, u"vanishing-post"_s, u"--advise"_s});
        QVERIFY2(outcome.out.contains("Hop 1: "_L1), qPrintable(outcome.out + outcome.err));
        QVERIFY2(outcome.out.contains("turn the POST into a GET"_L1), qPrintable(outcome.out));
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
