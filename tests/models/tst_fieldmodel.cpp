#include "ui/models/fieldmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;
using ui::FieldModel;

class TestFieldModel : public QObject {
    Q_OBJECT

private slots:
    void linesBecomeFields_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("one") << u"Accept: */*"_s << "Accept: */*\r\n"_ba;
        QTest::newRow("several, CRLF and empty lines")
            << u"A: 1\r\n\r\nB:2\n  C :  3  \n"_s << "A: 1\r\nB: 2\r\nC: 3\r\n"_ba;
        QTest::newRow("repeats stay apart") << u"A: 1\nA: 2"_s << "A: 1\r\nA: 2\r\n"_ba;
        QTest::newRow("colon in the value")
            << u"Referer: http://a.test/"_s << "Referer: http://a.test/\r\n"_ba;
        QTest::newRow("pseudo field") << u":authority: a.test"_s << ":authority: a.test\r\n"_ba;
        QTest::newRow("no colon") << u"Accept"_s << "Accept: \r\n"_ba;
        QTest::newRow("nothing") << u" \n"_s << ""_ba;
    }
    void linesBecomeFields() {
        QFETCH(QString, text);
        QFETCH(QByteArray, fields);
        FieldModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.insertLines(0, text);
        QCOMPARE(model.fields().toBytes(), fields);
    }

    void whatCannotBeSentIsNamed_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("word");
        QTest::newRow("good") << "X-A"_ba
                              << "1"_ba << QString();
        QTest::newRow("space in the name") << "X A"_ba
                                           << "1"_ba << u"Row 1: “X A” is not a field name"_s;
        QTest::newRow("colon in the name") << ":a"_ba
                                           << "1"_ba << u"not a field name"_s;
        QTest::newRow("no name") << ""_ba
                                 << "1"_ba << u"no name"_s;
        QTest::newRow("line end in the value") << "A"_ba
                                               << "1\r\nB: 2"_ba << u"line end"_s;
        QTest::newRow("NUL in the value") << "A"_ba << QByteArray("1\0", 2) << u"NUL"_s;
        QTest::newRow("raw bytes in the value") << "A"_ba
                                                << "caf\xe9"_ba << QString();
    }
    void whatCannotBeSentIsNamed() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QString, word);
        FieldModel model;
        model.setFields({{name, value}});
        QCOMPARE(model.problem().isEmpty(), word.isEmpty());
        QVERIFY2(model.problem().contains(word), qPrintable(model.problem()));
        model.setData(model.index(0, FieldModel::Enabled), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(model.problem(), QString());
    }

    void typingIntoTheEmptyRowAddsAField() {
        FieldModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy edited(&model, &FieldModel::edited);
        QVERIFY(!model.setData(model.index(0, FieldModel::Name), u"  "_s));
        const QPersistentModelIndex typedInto = model.index(0, FieldModel::Name);
        QVERIFY(model.setData(typedInto, u"Accept"_s));
        QCOMPARE(typedInto.row(), 0);
        QVERIFY(model.setData(model.index(0, FieldModel::Value), u"ü"_s));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(edited.size(), 2);
        QCOMPARE(model.fields().toBytes(), "Accept: \xc3\xbc\r\n"_ba);
        QVERIFY(model.removeRows(0, 1));
        QVERIFY(!model.removeRows(0, 1)); // the empty row stays
        QCOMPARE(model.rowCount(), 1);
    }

    void bytesThatWereNotEditedStay() {
        FieldModel model;
        model.setFields({{"A", "caf\xe9"}});
        const QModelIndex cell = model.index(0, FieldModel::Value);
        QVERIFY(model.setData(cell, cell.data(Qt::EditRole)));
        QCOMPARE(model.fields().first("a").value(), "caf\xe9"_ba);
    }

    void settingAFieldWritesTheFirstOneThatIsOn() {
        FieldModel model;
        model.setFields({{"A", "0"}, {"a", "1"}, {"B", "2"}});
        model.setData(model.index(0, FieldModel::Enabled), Qt::Unchecked, Qt::CheckStateRole);
        model.setField("A", "9");
        model.setField("C", "3");
        model.removeField("b");
        QCOMPARE(model.fields().toBytes(), "a: 9\r\nC: 3\r\n"_ba);
    }
};

QTEST_GUILESS_MAIN(TestFieldModel)
#include "tst_fieldmodel.moc"
