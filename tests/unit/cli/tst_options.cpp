#include "app/cli/commands.h"
#include "app/cli/requestoptions.h"
#include "app/cli/termsoptions.h"

#include <QTemporaryDir>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

const QStringList place{u"http://a.test/x"_s};

/// The arguments of `thence trace`, parted by spaces; "_" stands for a space inside one.
cli::Arguments argumentsFrom(const QString& words) {
    QStringList list = words.split(u' ', Qt::SkipEmptyParts);
    for (QString& word : list)
        word.replace(u'_', u' ');
    const auto arguments = cli::readArguments(cli::traceCommand, list + place);
    if (!arguments)
        qFatal("%s", qUtf8Printable(arguments.error()));
    return *arguments;
}

/// "POST | Content-Type: text/plain | content"
QString told(const http::Request& request) {
    QStringList parts{QString::fromUtf8(request.method)};
    for (const http::Field field : request.fields)
        parts.append(QString::fromUtf8(field.name) + u": "_s + QString::fromUtf8(field.value));
    if (request.content)
        parts.append(QString::fromUtf8(request.content->bytes));
    return parts.join(u" | "_s);
}

const QString form = u"Content-Type: application/x-www-form-urlencoded"_s;

} // namespace

class TestOptions : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    void write(const QString& name, const QByteArray& bytes) {
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    const redirect::Client& chrome_ = *redirect::findClient(u"chrome"_s);

private slots:
    void initTestCase() {
        QVERIFY(QDir::setCurrent(folder_.path()));
        write(u"lines.txt"_s, QByteArray("a=1\r\nb\0=2\n", 11));
        write(u"empty.pem"_s, {});
        write(u"words.pem"_s, "nothing");
    }

    void makesRequests_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("request");
        const auto row = [](const char* words, const QString& request) {
            QTest::newRow(words) << QString::fromUtf8(words) << request;
        };
        row("", u"GET"_s);
        row("-X PUT", u"PUT"_s);
        row("-XPURGE", u"PURGE"_s);
        row("--request=PATCH", u"PATCH"_s);
        row("-I", u"HEAD"_s);
        row("-X GET -X POST", u"POST"_s);
        row("-H Accept:text/html", u"GET | Accept: text/html"_s);
        row("-H X-A:_1_2_ -H X-A:3", u"GET | X-A: 1 2 | X-A: 3"_s);
        row("-H X-Empty;", u"GET | X-Empty: "_s);
        row("-H Accept:", u"GET"_s);
        row("-d a=1 -H content-type:", u"POST | a=1"_s);
        row("--user-agent=", u"GET"_s);
        row("-d a=1", u"POST | "_s + form + u" | a=1"_s);
        row("-d a=1 -d b=2", u"POST | "_s + form + u" | a=1&b=2"_s);
        row("-d a=1 --data-raw @b --data c", u"POST | "_s + form + u" | a=1&@b&c"_s);
        row("-X PUT -d a=1", u"PUT | "_s + form + u" | a=1"_s);
        row("-d {} -H content-type:application/json",
            u"POST | content-type: application/json | {}"_s);
        row("-d @lines.txt", u"POST | "_s + form + u" | a=1b=2"_s);
        row("--data-binary @lines.txt",
            u"POST | "_s + form + u" | "_s + QString::fromLatin1("a=1\r\nb\0=2\n", 11));
        row("--data=", u"POST | "_s + form + u" | "_s);
        row("-X GET -d a=1", u"GET | "_s + form + u" | a=1"_s);
        row("-I -d a=1", u"HEAD | "_s + form + u" | a=1"_s);
        row("-u user:pass:word", u"GET | Authorization: Basic dXNlcjpwYXNzOndvcmQ="_s);
        row("-u user:", u"GET | Authorization: Basic dXNlcjo="_s);
        row("-u jürgen:pä", u"GET | Authorization: Basic asO8cmdlbjpww6Q="_s);
        row("-A probe/1", u"GET | User-Agent: probe/1"_s);
        row("-kIA x", u"HEAD | User-Agent: x"_s);
    }

    void makesRequests() {
        QFETCH(QString, words);
        QFETCH(QString, request);
        const auto made = cli::readTarget(place[0], chrome_).and_then([&](http::Request base) {
            return cli::readRequest(std::move(base), chrome_, argumentsFrom(words));
        });
        QVERIFY2(made, qPrintable(made ? QString() : made.error()));
        QCOMPARE(told(*made), request);
    }

    void overridesAScenario() {
        http::Request base;
        base.method = "POST";
        base.fields = {{"Authorization", "Basic eA=="}, {"Content-Type", "text/plain"}};
        base.content = http::Content{"old"};
        const auto same = cli::readRequest(base, chrome_, argumentsFrom({}));
        QCOMPARE(*same, base);
        const auto other =
            cli::readRequest(base, chrome_, argumentsFrom(u"-X PUT -H authorization:Bearer_t"_s));
        QCOMPARE(told(*other), u"PUT | Content-Type: text/plain | authorization: Bearer t | old"_s);
    }

    void aClientThatSaysTheTypeItselfIsNotToldIt() {
        const auto composed = [](const char* client, const QString& words) {
            return told(*cli::readRequest({}, *redirect::findClient(QString::fromLatin1(client)),
                                          argumentsFrom(words)));
        };
        QCOMPARE(composed("curl", u"-d a=1"_s), u"POST | a=1"_s);
        QCOMPARE(composed("go", u"-d a=1"_s),
                 u"POST | Content-Type: application/x-www-form-urlencoded | a=1"_s);
        QCOMPARE(composed("curl", u"-d a=1 -H Content-Type:text/plain"_s),
                 u"POST | Content-Type: text/plain | a=1"_s);
    }

    void readsTargets() {
        QCOMPARE(cli::readTarget(u"a.test/x"_s, chrome_)->target.href(), "https://a.test/x");
        QCOMPARE(cli::readTarget(u"localhost:1/x"_s, chrome_)->target.href(),
                 "http://localhost:1/x");
        const auto secret = cli::readTarget(u"https://us%65r:p%40ss@a.test/"_s, chrome_);
        QCOMPARE(secret->target.href(), "https://a.test/");
        QCOMPARE(*secret->fields.first("Authorization"),
                 "Basic " + QByteArray("user:p@ss").toBase64());
    }

    void refusesTargets_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("port too large") << u"http://a.test:99999/"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("other scheme") << u"ftp://a.test/"_s;
        QTest::newRow("no host") << u"http://"_s;
    }

    void refusesTargets() {
        QFETCH(QString, text);
        const auto target = cli::readTarget(text, chrome_);
        QVERIFY(!target);
        QVERIFY(target.error().contains(text));
        QVERIFY(!target.error().contains(u'\n'));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* words, const char* part) {
            QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(part);
        };
        row("-X A_B", "-X “A B” is not a method");
        row("-H nocolon", "has no colon");
        row("-H a_b:c", "does not begin with the name of a field");
        row("-H A:b\nC:d", "line end");
        row("-A a\r", "-A has a line end");
        row("-u user", "has no password");
        row("-H @file", "has no colon");
        row("-X_", "is not a method");
        row("-d @missing", "cannot be read from missing");
        row("--data-binary @missing", "cannot be read from missing");
    }

    void saysWhatIsWrong() {
        QFETCH(QString, words);
        QFETCH(QString, part);
        const auto made = cli::readRequest({}, chrome_, argumentsFrom(words));
        QVERIFY(!made);
        QVERIFY2(made.error().contains(part), qPrintable(made.error()));
    }

    void readsSettings() {
        const auto plain = cli::readTerms(argumentsFrom({}));
        QCOMPARE(plain->client.id, u"chrome"_s);
        QVERIFY(plain->follow);
        QCOMPARE(plain->limits.redirects, -1);
        QCOMPARE(plain->limits.memory, qint64(64 << 20));
        const auto other = cli::readTerms(argumentsFrom(
            u"--as curl_--post301 --no-follow --max-redirs 0 --max-memory 2 --max-time 1.5 -b a=1 "
            "-b b=2"_s));
        QVERIFY2(other, qPrintable(other ? QString() : other.error()));
        QCOMPARE(other->client.id, u"curl"_s);
        QCOMPARE(other->client.options, QStringList{u"--post301"_s});
        QVERIFY(!other->follow);
        QCOMPARE(other->limits.redirects, 0);
        QCOMPARE(other->limits.memory, qint64(2 << 20));
        QCOMPARE(other->limits.wholeTrace.count(), 1500);
        QCOMPARE(other->cookies, "a=1; b=2");
    }

    void aMethodByHandIsAnOptionOfCurl() {
        const auto curl = cli::readTerms(argumentsFrom(u"--as curl -X POST"_s));
        QCOMPARE(curl->client.options, QStringList{u"-X"_s});
        const auto chrome = cli::readTerms(argumentsFrom(u"--as chrome -X POST"_s));
        QCOMPARE(chrome->client.options, QStringList());
    }

    void saysWhatIsWrongWithSettings_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("part");
        const auto row = [](const char* words, const char* part) {
            QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(part);
        };
        row("--as crome", "Did you mean chrome?");
        row("--as curl_--nothing", "curl has no option “--nothing”");
        row("--max-redirs x", "not a number from 0 to 1000");
        row("--max-redirs -1", "not a number from 0 to 1000");
        row("--max-memory 0", "not a number of MiB from 1 to 4096");
        row("--max-memory 4097", "not a number of MiB from 1 to 4096");
        row("--max-memory 1.5", "not a number of MiB from 1 to 4096");
        row("--max-time 0", "not a number of seconds");
        row("--max-time inf", "not a number of seconds");
        row("--max-time nan", "not a number of seconds");
        row("-b cookies.txt", "is not a cookie");
    }

    void saysWhatIsWrongWithSettings() {
        QFETCH(QString, words);
        QFETCH(QString, part);
        const auto settings = cli::readTerms(argumentsFrom(words));
        QVERIFY(!settings);
        QVERIFY2(settings.error().contains(part), qPrintable(settings.error()));
    }

    void readsWireOptions() {
        const auto options = cli::readTerms(argumentsFrom(
            u"-k --connect-timeout 2 --resolve A.test:443:127.0.0.2 --resolve a.test:80:[::1]"_s));
        QVERIFY2(options, qPrintable(options ? QString() : options.error()));
        QVERIFY(!options->network.verify);
        QCOMPARE(options->limits.connect.count(), 2000);
        QCOMPARE(options->network.overrides.size(), 2);
        QCOMPARE(options->network.overrides[0].host, "a.test");
        QCOMPARE(options->network.overrides[0].port, quint16(443));
        QCOMPARE(options->network.overrides[0].address, QHostAddress(u"127.0.0.2"_s));
        QCOMPARE(options->network.overrides[1].address, QHostAddress(u"::1"_s));
    }

    void saysWhatIsWrongWithWireOptions_data() {
        QTest::addColumn<QString>("words");
        QTest::newRow("no address") << u"--resolve a.test:443"_s;
        QTest::newRow("a name") << u"--resolve a.test:443:b.test"_s;
        QTest::newRow("port 0") << u"--resolve a.test:0:127.0.0.1"_s;
        QTest::newRow("port 99999") << u"--resolve a.test:99999:127.0.0.1"_s;
        QTest::newRow("no host") << u"--resolve :80:127.0.0.1"_s;
        QTest::newRow("not a host") << u"--resolve *:80:127.0.0.1"_s;
        QTest::newRow("no head") << u"--max-head 0"_s;
        QTest::newRow("a word for a size") << u"--max-content much"_s;
        QTest::newRow("no idle time") << u"--idle-timeout 0"_s;
        QTest::newRow("no file") << u"--cacert missing.pem"_s;
        QTest::newRow("an empty file") << u"--cacert empty.pem"_s;
        QTest::newRow("no certificate") << u"--cacert words.pem"_s;
        QTest::newRow("a folder") << u"--cacert ."_s;
        QTest::newRow("no time") << u"--connect-timeout soon"_s;
    }

    void saysWhatIsWrongWithWireOptions() {
        QFETCH(QString, words);
        const auto options = cli::readTerms(argumentsFrom(words));
        QVERIFY(!options);
        QVERIFY2(options.error().contains(words.section(u' ', 0, 0)), qPrintable(options.error()));
    }

    void saysWhatIsWrongWithArguments_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("part");
        QTest::newRow("unknown") << QStringList{u"--colour"_s, u"u"_s} << u"no option --colour"_s;
        QTest::newRow("near") << QStringList{u"--max-redir"_s, u"u"_s}
                              << u"did you mean --max-redirs"_s;
        QTest::newRow("letter") << QStringList{u"-Z"_s, u"u"_s} << u"no option -Z"_s;
        QTest::newRow("no value") << QStringList{u"u"_s, u"-X"_s} << u"See thence help trace"_s;
        QTest::newRow("no URL") << QStringList{} << u"trace needs URL"_s;
        QTest::newRow("two URLs") << QStringList{u"a"_s, u"b"_s}
                                  << u"“b” is one argument too many"_s;
    }

    void saysWhatIsWrongWithArguments() {
        QFETCH(QStringList, words);
        QFETCH(QString, part);
        const auto arguments = cli::readArguments(cli::traceCommand, words);
        QVERIFY(!arguments);
        QVERIFY2(arguments.error().contains(part), qPrintable(arguments.error()));
    }

    void dashesEndTheOptions() {
        const auto arguments = cli::readArguments(cli::traceCommand, {u"--"_s, u"-x"_s});
        QCOMPARE(arguments->operands, QStringList{u"-x"_s});
    }

    void everyCommandExplainsItself() {
        for (const cli::Command* command : cli::commands()) {
            const QString name = QString::fromLatin1(command->name);
            QVERIFY2(cli::helpText().contains(u"  "_s + name), qPrintable(name));
            const QString text = cli::helpText(*command);
            for (const cli::Option& option : command->options)
                QVERIFY2(text.contains(u"--"_s + QString::fromLatin1(option.name)), option.name);
            QCOMPARE(cli::findCommand(name), command);
        }
    }
};

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
