#include "tests/support/program.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace thence::test;
using namespace Qt::StringLiterals;

namespace {

/// A command of the README, and what it says that this prints.
struct Sample {
    QStringList words;
    QStringList lines;
};

QList<Sample> samples() {
    QFile readme(QStringLiteral(THENCE_SOURCE_DIR "/README.md"));
    if (!readme.open(QIODevice::ReadOnly))
        qFatal("the README is not there");
    static const QRegularExpression block(
        u"```console\\n\\$ bash app/run\\.sh (.*?)\\n(.*?)\\n```"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QList<Sample> found;
    for (auto all = block.globalMatch(QString::fromUtf8(readme.readAll())); all.hasNext();) {
        const auto match = all.next();
        found.append({match.captured(1).split(u' '), match.captured(2).split(u'\n')});
    }
    return found;
}

/// Times and ports differ from run to run, and with them the places where something stands and the
/// phases that are too short to be told.
QString constant(QString line) {
    static const QRegularExpression times(u"\\d+(\\.\\d+)? (µs|ms|s)\\b"_s);
    static const QRegularExpression ports(u":\\d{4,5}\\b"_s);
    static const QRegularExpression marks(u"^ +\\^+"_s);
    static const QRegularExpression phases(u" · (blocked|TCP|TLS|send|wait|receive) TIME"_s);
    return line.replace(times, u"TIME"_s)
        .replace(ports, u":PORT"_s)
        .replace(marks, u"MARK"_s)
        .remove(phases);
}

} // namespace

/// The README shows what is printed; "…" alone stands for lines that it leaves out.
class TestReadme : public QObject {
    Q_OBJECT

private slots:
    void samplesAreWhatIsPrinted_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("lines");
        for (const Sample& sample : samples())
            QTest::newRow(qPrintable(sample.words.join(u' '))) << sample.words << sample.lines;
    }
    void samplesAreWhatIsPrinted() {
        QFETCH(QStringList, words);
        QFETCH(QStringList, lines);
        const Outcome outcome = runWith(words);
        const QStringList printed = outcome.out.trimmed().split(u'\n');
        qsizetype at = 0;
        bool gap = false;
        for (const QString& line : lines) {
            if (line.trimmed() == u"…") {
                gap = true;
                continue;
            }
            while (gap && at < printed.size() && constant(printed[at]) != constant(line))
                ++at;
            QCOMPARE(constant(printed.value(at)), constant(line));
            ++at;
            gap = false;
        }
        QVERIFY2(gap || at == printed.size(), qPrintable(printed.mid(at).join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestReadme)
#include "tst_readme.moc"
