#include "app/findings/findings.h"
#include "tests/support/demotrace.h"
#include "ui/models/findingmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;
using findings::Severity;
using findings::Topic;

class FindingModelTest : public QObject {
    Q_OBJECT

private slots:
    void everyFindingIsARow() {
        FindingModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QList<findings::Finding> findings = findings::examine(test::demoTrace());
        model.setFindings(findings);
        QCOMPARE(model.rowCount(), int(findings.size()));
        qsizetype sum = 0;
        for (const Severity severity :
             {Severity::Good, Severity::Note, Severity::Warning, Severity::Error})
            sum += model.count(severity);
        QCOMPARE(sum, findings.size());
        QCOMPARE(model.index(0, FindingModel::Hop).data().toString(), u"1"_s);
        QCOMPARE(model.index(model.rowCount() - 1, FindingModel::Hop).data().toString(), u"all"_s);
        const QString spoken = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.contains(u"Hop 1: "_s) && spoken.contains(findings.constFirst().text),
                 qPrintable(spoken));
        model.setFindings({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theSameFindingsLeaveTheRowsAlone() {
        FindingModel model;
        const QList<findings::Finding> findings = findings::examine(test::demoTrace());
        model.setFindings(findings);
        const QSignalSpy reset(&model, &FindingModel::modelReset);
        model.setFindings(findings);
        QCOMPARE(reset.size(), 0);
        model.setFindings(findings::examine(test::demoTrace()));
        QCOMPARE(reset.size(), 1);
    }

    void severityIsSaidInAShapeAndAWord() {
        FindingModel model;
        model.setFindings(findings::examine(test::demoTrace()));
        const QStringList words{u"✓ Good"_s, u"● Note"_s, u"▲ Warning"_s, u"✕ Error"_s};
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, FindingModel::Severity);
            QCOMPARE(index.data().toString(),
                     words[index.data(FindingModel::SeverityRole).toInt()]);
        }
    }

    void toolTipsAreNeverMarkup() {
        FindingModel model;
        QList<findings::Finding> findings = findings::examine(test::demoTrace());
        findings[0].text = u"<b>bold</b>"_s;
        model.setFindings(findings);
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
    }

    void rowsAreFiltered() {
        FindingModel model;
        model.setFindings(findings::examine(test::demoTrace()));
        FindingFilter filter;
        const QAbstractItemModelTester tester(
            &filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
        filter.setSourceModel(&model);
        QCOMPARE(filter.rowCount(), model.rowCount());
        filter.setSeverities(Severity::Warning, Severity::Error);
        QCOMPARE(filter.rowCount(),
                 int(model.count(Severity::Warning) + model.count(Severity::Error)));
        filter.setTopic(Topic::Method);
        const int warnings = filter.rowCount();
        QVERIFY(warnings > 0 && warnings < model.rowCount());
        for (int row = 0; row < warnings; ++row)
            QCOMPARE(filter.index(row, 0).data(FindingModel::TopicRole).toInt(),
                     int(Topic::Method));
        filter.setTopic({});
        filter.setSeverities(Severity::Good, Severity::Error);
        QCOMPARE(filter.rowCount(), model.rowCount());
    }
};

QTEST_GUILESS_MAIN(FindingModelTest)
#include "tst_findingmodel.moc"
