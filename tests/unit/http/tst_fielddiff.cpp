#include "app/http/fielddiff.h"

#include <QTest>

using namespace thence::http;
using namespace Qt::StringLiterals;

namespace {

/// "A: 1|B: 2" as a field list.
FieldList fields(const QByteArray& text) {
    FieldList list;
    if (text.isEmpty())
        return list;
    for (const QByteArray& line : text.split('|')) {
        const qsizetype colon = line.indexOf(": ");
        list.append(line.first(colon), line.sliced(colon + 2));
    }
    return list;
}

/// One line a difference: "= same", "+ added", "- removed", "~ changed (was before)".
QByteArray signs(const QList<FieldDifference>& list) {
    QByteArrayList lines;
    for (const FieldDifference& d : list) {
        const QByteArray line = d.name + ": " + d.value;
        switch (d.kind) {
        case FieldDifference::Kind::Same:
            lines.append("= " + line);
            break;
        case FieldDifference::Kind::Added:
            lines.append("+ " + line);
            break;
        case FieldDifference::Kind::Removed:
            lines.append("- " + line);
            break;
        case FieldDifference::Kind::Changed:
            lines.append("~ " + line + " (was " + d.before + ")");
            break;
        }
    }
    return lines.join("|");
}

} // namespace

class TestFieldDiff : public QObject {
    Q_OBJECT

private slots:
    void beforeAndAfter_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("difference");
        QTest::newRow("nothing") << ""_ba
                                 << ""_ba
                                 << ""_ba;
        QTest::newRow("the same") << "A: 1|B: 2"_ba
                                  << "A: 1|B: 2"_ba
                                  << "= A: 1|= B: 2"_ba;
        QTest::newRow("case of names") << "Host: a"_ba
                                       << "host: a"_ba
                                       << "= host: a"_ba;
        QTest::newRow("added") << "A: 1"_ba
                               << "A: 1|B: 2"_ba
                               << "= A: 1|+ B: 2"_ba;
        QTest::newRow("changed") << "A: 1"_ba
                                 << "A: 2"_ba
                                 << "~ A: 2 (was 1)"_ba;
        QTest::newRow("removed stays in its place") << "A: 1|B: 2|C: 3"_ba
                                                    << "A: 1|C: 3"_ba
                                                    << "= A: 1|- B: 2|= C: 3"_ba;
        QTest::newRow("removed at the start") << "A: 1|B: 2"_ba
                                              << "B: 2"_ba
                                              << "- A: 1|= B: 2"_ba;
        QTest::newRow("all removed") << "A: 1|B: 2"_ba
                                     << ""_ba
                                     << "- A: 1|- B: 2"_ba;
        QTest::newRow("moved") << "A: 1|B: 2"_ba
                               << "B: 2|A: 1"_ba
                               << "= B: 2|= A: 1"_ba;
        QTest::newRow("a repeat goes") << "A: 1|A: 2|A: 3"_ba
                                       << "A: 1|A: 3"_ba
                                       << "= A: 1|- A: 2|= A: 3"_ba;
        QTest::newRow("equal repeats are paired before others") << "A: 1|A: 2"_ba
                                                                << "A: 2|A: 4"_ba
                                                                << "= A: 2|~ A: 4 (was 1)"_ba;
        QTest::newRow("a repeat comes") << "A: 1"_ba
                                        << "A: 1|A: 1"_ba
                                        << "= A: 1|+ A: 1"_ba;
    }
    void beforeAndAfter() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, difference);
        QCOMPARE(signs(differences(fields(before), fields(after))), difference);
    }
};

QTEST_GUILESS_MAIN(TestFieldDiff)
#include "tst_fielddiff.moc"
