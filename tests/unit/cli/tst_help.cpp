#include "app/advisor/snippet.h"
#include "app/cli/commands.h"
#include "app/cli/predict.h"
#include "app/findings/caching/question.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

/// The question that the help gives as an example, in one line.
QByteArray exampleIn(const QString& help) {
    return help.section(u"A question:\n"_s, 1).section(u"\n  id "_s, 0, 0).simplified().toUtf8();
}

} // namespace

class TestHelp : public QObject {
    Q_OBJECT

private slots:
    void predictsQuestionAndAnswerAreExplained() {
        const QString help = cli::helpText(cli::predictCommand);
        QJsonObject question = QJsonDocument::fromJson(exampleIn(help)).object();
        QJsonObject stopped = question;
        stopped[u"redirects"_s] = 1000;
        for (const QJsonObject& one : {question, stopped}) {
            const cli::Answers answers =
                cli::predict(QJsonDocument(one).toJson(QJsonDocument::Compact));
            QVERIFY2(answers.understood, answers.lines.first().constData());
            const QJsonObject answer = QJsonDocument::fromJson(answers.lines.first()).object();
            for (const QString& key : answer.keys())
                QVERIFY2(help.contains(key), qPrintable(key));
            for (const QJsonValue& change : answer[u"changes"_s].toArray())
                for (const QString& key : change.toObject().keys())
                    QVERIFY2(help.contains(key), qPrintable(key));
        }
    }

    void everyReasonToStopIsNamed() {
        const QString help = cli::helpText(cli::predictCommand);
        using Reason = trace::Stop::Reason;
        for (const Reason reason :
             {Reason::NotARedirect, Reason::NotFollowed, Reason::NoLocation,
              Reason::InvalidLocation, Reason::UnsupportedScheme, Reason::TooManyRedirects,
              Reason::Loop, Reason::ContentNotReplayable, Reason::DowngradeRefused})
            QVERIFY(help.contains(QString::fromLatin1(trace::word(reason))));
    }

    void freshnessQuestionAndAnswerAreExplained() {
        const QString help = cli::helpText(cli::freshnessCommand);
        const auto answer = findings::caching::answerLine(exampleIn(help), {});
        QVERIFY2(answer.understood, answer.line.constData());
        const QJsonObject members = QJsonDocument::fromJson(answer.line).object();
        for (const QString& key : members.keys())
            QVERIFY2(help.contains(u"\n  "_s + key), qPrintable(key));
        using findings::caching::Lifetime;
        using findings::caching::Reuse;
        for (const Lifetime::Source source :
             {Lifetime::Source::None, Lifetime::Source::MaxAge, Lifetime::Source::SMaxage,
              Lifetime::Source::Expires, Lifetime::Source::Heuristic,
              Lifetime::Source::BrowserPermanent})
            QVERIFY(help.contains(QString::fromLatin1(findings::caching::word(source))));
        for (const Reuse reuse : {Reuse::Fresh, Reuse::StaleRevalidate, Reuse::No})
            QVERIFY(help.contains(QString::fromLatin1(findings::caching::word(reuse)) + u" ("_s));
    }

    void everyServerIsListed() {
        const QString help = cli::helpText(cli::adviseCommand);
        for (const advisor::Snippet& snippet : advisor::snippets())
            QVERIFY2(help.contains(u"  "_s + snippet.id + u' ') &&
                         help.contains(u"  "_s + snippet.name + u'\n'),
                     qPrintable(snippet.id));
    }

    void curlsHabitsAreAccepted_data() {
        QTest::addColumn<QString>("word");
        for (const char* const word : {"-L", "-s", "-sS", "-sSL", "--location", "-m5"})
            QTest::newRow(word) << QString::fromLatin1(word);
    }
    void curlsHabitsAreAccepted() {
        QFETCH(QString, word);
        const auto arguments = cli::readArguments(cli::traceCommand, {word, u"http://a.test/"_s});
        QVERIFY2(arguments.has_value(), qPrintable(arguments ? QString() : arguments.error()));
    }

    void whatIsNotThereIsExplained_data() {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("instead");
        QTest::newRow("-i") << u"-i"_s << u"There is no option -i. --json and --har FILE"_s;
        QTest::newRow("-sSLi") << u"-sSLi"_s << u"There is no option -i. --json and --har FILE"_s;
        QTest::newRow("-v") << u"-v"_s << u"--findings all"_s;
        QTest::newRow("--verbose") << u"--verbose"_s << u"There is no option --verbose. --json"_s;
        QTest::newRow("-o") << u"-ofile"_s << u"--har FILE holds it"_s;
        QTest::newRow("-x") << u"-x"_s << u"directly to its server"_s;
    }
    void whatIsNotThereIsExplained() {
        QFETCH(QString, word);
        QFETCH(QString, instead);
        const auto arguments = cli::readArguments(cli::traceCommand, {word, u"http://a.test/"_s});
        QVERIFY(!arguments);
        QVERIFY2(arguments.error().contains(instead), qPrintable(arguments.error()));
    }
};

QTEST_GUILESS_MAIN(TestHelp)
#include "tst_help.moc"
