#include "tests/support/tracebuilder.h"
#include "ui/models/clientchip.h"
#include "ui/models/divergencemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

trace::Trace posted() {
    trace::Trace trace = test::trace("POST http://a.test/ | @content x=1 -> 302 | Location: /b\n"
                                     "GET http://a.test/b -> 200");
    trace.terms.client.id = u"chrome"_s;
    return trace;
}

int rowOf(const DivergenceModel& model, const QString& client) {
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.at(row).client->id == client)
            return row;
    return -1;
}

} // namespace

class DivergenceModelTest : public QObject {
    Q_OBJECT

private slots:
    void clientsByHops() {
        DivergenceModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setTrace(posted());
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.headerData(0, Qt::Vertical).toString(), u"Chrome"_s);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"2"_s);
        const auto row = [&](const QString& client) {
            const int at = rowOf(model, client);
            return model.index(at, 0).data().toString() + u'|' +
                   model.index(at, 1).data().toString();
        };
        QCOMPARE(row(u"chrome"_s), u"GET|end"_s);
        QCOMPARE(row(u"firefox"_s), u"GET|end"_s);
        QCOMPARE(row(u"rfc9110"_s), u"≠ POST|"_s);
        model.setTrace({});
        QCOMPARE(model.columnCount(), 0);
    }

    void whatDiffersIsNamedWhereTheMethodIsTheSame() {
        trace::Trace trace = test::trace(
            "GET http://a.test/ | Authorization: Basic QQ== -> 302 | Location: http://b.test/\n"
            "GET http://b.test/ -> 200");
        trace.terms.client.id = u"chrome"_s;
        DivergenceModel model;
        model.setTrace(trace);
        QCOMPARE(model.index(rowOf(model, u"wget"_s), 0).data().toString(), u"≠ Auth kept"_s);
    }

    void aHopThatFailedFailsForAll() {
        trace::Trace trace = test::trace("GET http://a.test/ -> 302 | Location: /b\n"
                                         "GET http://a.test/b -> 0 | @fail");
        trace.terms.client.id = u"chrome"_s;
        DivergenceModel model;
        model.setTrace(trace);
        QCOMPARE(model.index(rowOf(model, u"curl"_s), 1).data().toString(), u"failed"_s);
    }

    void whereAClientPartsIsSaidInWordsToo() {
        DivergenceModel model;
        model.setTrace(posted());
        const int rfc = rowOf(model, u"rfc9110"_s);
        QVERIFY(model.index(rfc, 0).data(DivergenceModel::PartsRole).toBool());
        QVERIFY(!model.index(rfc, 1).data(DivergenceModel::PartsRole).toBool());
        QVERIFY(model.reason(rfc).contains(u"hop 1: POST instead of GET"));
        QVERIFY(
            model.index(rfc, 1).data(Qt::AccessibleTextRole).toString().endsWith(u"not reached"));
        QVERIFY(model.index(rfc, 0).data(Qt::ToolTipRole).toString().contains(u"RFC 9110"));
    }

    void theChipCountsThoseThatDiffer() {
        const auto chip = clientChip(posted(), 0);
        QVERIFY(chip);
        DivergenceModel model;
        model.setTrace(posted());
        QCOMPARE(chip->text, u"%1 clients differ"_s.arg(model.parting()));
        QCOMPARE(chip->panel, u"clients"_s);
        QVERIFY(!clientChip(posted(), 1));
    }
};

QTEST_MAIN(DivergenceModelTest)
#include "tst_divergencemodel.moc"
