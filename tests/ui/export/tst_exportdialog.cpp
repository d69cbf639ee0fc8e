#include "app/findings/findings.h"
#include "app/formats/formats.h"
#include "app/formats/privatefile.h"
#include "tests/support/choosing.h"
#include "tests/support/demotrace.h"
#include "ui/export/exportdialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

class ExportDialogTest : public QObject {
    Q_OBJECT

private slots:
    void harIsExportedForItsOwnerAlone() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"out.har"_s);
        const QList<QJsonObject> extra =
            findings::membersOfHops(findings::examine(test::demoTrace()), 4);
        for (const bool secrets : {false, true}) {
            QFile::remove(file);
            ExportDialog dialog(test::demoTrace(), [&] { return extra; });
            dialog.findChild<QLineEdit*>()->setText(file);
            dialog.findChild<QCheckBox*>()->setChecked(secrets);
            dialog.accept();
            QCOMPARE(dialog.result(), int(QDialog::Accepted));
            QFile written(file);
            QVERIFY(written.open(QIODevice::ReadOnly));
            const QByteArray har = written.readAll();
            QCOMPARE(har.contains("s3cr3t"), secrets);
            const QJsonArray entries =
                QJsonDocument::fromJson(har)["log"_L1]["entries"_L1].toArray();
            QCOMPARE(entries.size(), 4);
            for (const QJsonValue& entry : entries)
                QVERIFY(!entry["_findings"_L1].toArray().isEmpty());
            const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther |
                                QFileDevice::WriteGroup | QFileDevice::WriteOther;
            QCOMPARE(written.permissions() & others, QFileDevice::Permissions());
        }
    }

    void theSuffixSaysTheFormat() {
        ExportDialog dialog(test::demoTrace(), {});
        auto* const file = dialog.findChild<QLineEdit*>();
        auto* const format = dialog.findChild<QComboBox*>();
        QVERIFY(file->text().endsWith(u"/thence.har"));
        file->setText(u"/tmp/a.JSON"_s);
        QCOMPARE(format->currentText(), u"JSON"_s);
        const auto choose = [&](const QString& name) {
            format->setCurrentText(name);
            emit format->activated(format->currentIndex());
            return file->text();
        };
        QCOMPARE(choose(u"HAR"_s), u"/tmp/a.har"_s);
        file->setText(u"/tmp/v1.2"_s); // no suffix that stands for a format
        QCOMPARE(format->currentText(), u"HAR"_s);
        QCOMPARE(choose(u"JSON"_s), u"/tmp/v1.2"_s);
        file->setText(u"/tmp/plain"_s);
        QCOMPARE(choose(u"JSON"_s), u"/tmp/plain.json"_s);
    }

    void everyFormatIsExported() {
        const QTemporaryDir folder;
        for (const formats::Format* const format : formats::formats()) {
            ExportDialog dialog(test::demoTrace(), {});
            const QString file = folder.filePath(format->fileName(u"out"_s));
            dialog.findChild<QLineEdit*>()->setText(file);
            dialog.findChild<QCheckBox*>()->setChecked(true);
            dialog.accept();
            QFile written(file);
            QVERIFY(written.open(QIODevice::ReadOnly));
            using redaction::Redaction;
            QCOMPARE(written.readAll(),
                     formats::toBytes(*format, test::demoTrace(),
                                      {.redaction = Redaction(Redaction::Secrets::Kept)}));
        }
    }

    void aFileThatIsChosenIsAskedAboutOnce() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"there.har"_s);
        QVERIFY(formats::writePrivateFile(file, "older"));
        ExportDialog dialog(test::demoTrace(), {});
        dialog.show();
        const auto click = [&](const QString& text) {
            for (auto* const button : dialog.findChildren<QPushButton*>())
                if (button->text().remove(u'&') == text)
                    return QTest::mouseClick(button, Qt::LeftButton);
            QFAIL(qPrintable(text));
        };
        test::choosing(file, [&] { click(u"Browse…"_s); });
        QCOMPARE(dialog.findChild<QLineEdit*>()->text(), file);
        click(u"Export"_s); // it does not ask again
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        QVERIFY(QFileInfo(file).size() > 100);
    }

    void noFileIsReplacedUnasked() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"there.har"_s);
        const auto written = [&] {
            QFile content(file);
            return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
        };
        QVERIFY(formats::writePrivateFile(file, "older"));
        ExportDialog dialog(test::demoTrace(), {});
        dialog.show();
        auto* const name = dialog.findChild<QLineEdit*>();
        const auto button = [&](const QString& text) {
            for (auto* const found : dialog.findChildren<QPushButton*>())
                if (found->text().remove(u'&') == text)
                    return found;
            return static_cast<QPushButton*>(nullptr);
        };
        name->setText(file);
        QTest::mouseClick(button(u"Export"_s), Qt::LeftButton);
        QCOMPARE(written(), "older");
        QVERIFY(button(u"Replace"_s));
        name->setText(file + u'x'); // the question was about another file
        QVERIFY(!button(u"Replace"_s));
        name->setText(file);
        QTest::mouseClick(button(u"Export"_s), Qt::LeftButton);
        QCOMPARE(written(), "older");
        QTest::mouseClick(button(u"Replace"_s), Qt::LeftButton);
        QVERIFY(written().contains("\"log\""));
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void aFileThatCannotBeWrittenIsSaid() {
        ExportDialog dialog(test::demoTrace(), {});
        dialog.findChild<QLineEdit*>()->setText(u"/nowhere/at/all.har"_s);
        dialog.accept();
        QCOMPARE(dialog.result(), int(QDialog::Rejected));
    }
};

QTEST_MAIN(ExportDialogTest)
#include "tst_exportdialog.moc"
