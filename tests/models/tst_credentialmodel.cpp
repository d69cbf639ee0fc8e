#include "tests/support/tracebuilder.h"
#include "ui/models/credentialmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

trace::Trace leaky() {
    return test::trace(
        "POST http://shop.test/?token=abcdefghijkl | Authorization: Basic c2VjcmV0 | @content x=1 "
        "-> 307 | Location: https://shop.test/\n"
        "POST https://shop.test/ | Authorization: Basic c2VjcmV0 | Cookie: sid=s3cr3t | @content "
        "x=1 -> 303 | Location: https://pay.test/\n"
        "GET https://pay.test/ | Cookie: sid=s3cr3t -> 200");
}

/// "name: cell|cell|cell"
QStringList rows(const CredentialModel& model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int hop = 0; hop < model.columnCount(); ++hop)
            cells.append(model.index(row, hop).data().toString());
        all.append(model.headerData(row, Qt::Vertical).toString() + u": "_s + cells.join(u'|'));
    }
    return all;
}

} // namespace

class CredentialModelTest : public QObject {
    Q_OBJECT

private slots:
    void credentialsByHops() {
        CredentialModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setTrace(leaky());
        QCOMPARE(rows(model), QStringList({u"Authorization: sent in clear|other origin|dropped"_s,
                                           u"token in the URL: sent in clear|dropped|dropped"_s,
                                           u"Cookie sid: |sent|other origin"_s,
                                           u"Content: sent in clear|now by https|dropped"_s}));
        QCOMPARE(model.headerData(2, Qt::Horizontal).toString(), u"3\npay.test"_s);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"1\nhttp://shop.test"_s);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"2\nhttps://shop.test"_s);
        model.setTrace({});
        QCOMPARE(model.rowCount(), 0);
    }

    void everyRowIsASentence() {
        CredentialModel model;
        model.setTrace(leaky());
        QCOMPARE(model.headerData(2, Qt::Vertical, Qt::AccessibleTextRole).toString(),
                 u"Cookie sid: sent at hop 2 (https://shop.test), sent to another origin at hop 3 "
                 "(https://pay.test)."_s);
        const QString spoken = model.index(0, 2).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.startsWith(u"Authorization, hop 3: dropped."_s), qPrintable(spoken));
        for (int row = 0; row < model.rowCount(); ++row)
            for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                QVERIFY(!model.index(row, 0).data(role).toString().contains(u"s3cr3t"_s));
    }

    void toolTipsAreNeverMarkup() {
        CredentialModel model;
        model.setTrace(test::trace("GET https://a.test/ | Cookie: <b>x</b>=1 -> 200"));
        QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;b&gt;"_s));
    }
};

QTEST_MAIN(CredentialModelTest)
#include "tst_credentialmodel.moc"
