#include "app/redaction/redaction.h"
#include "tests/support/tracebuilder.h"
#include "ui/advisor/advisor.h"
#include "ui/composer/composer.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/panels.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/timeline/timeline.h"

#include <QTest>
#include <QtWidgets>

using namespace thence;
using namespace Qt::StringLiterals;
using namespace thence::ui;

namespace {

/// Secrets in every part of a trace that the window shows; "S3cr3t" is in each.
constexpr char planted[] =
    "POST http://a.test/x;jsessionid=S3cr3t01?token=S3cr3t02&next=%2F%3Fcode%3DS3cr3t03#access_"
    "token=S3cr3t04 | Authorization: Bearer S3cr3t05 | Cookie: sid=S3cr3t06 | X-Api-Key: S3cr3t07 "
    "| "
    "Referer: http://u:S3cr3t08@a.test/?sig=S3cr3t09 | Content-Type: application/json | "
    "@content {\"password\":\"S3cr3t10\"} -> 302 | Location: "
    "https://u:S3cr3t11@b.test/?token=S3cr3t12"
    " | Set-Cookie: sid=S3cr3t13 | Content-Type: text/html | Link: </?token=S3cr3t14>; "
    "rel=canonical | "
    "@content <a href=/?token=S3cr3t15> S3cr3t02\n"
    "GET https://b.test/reset/S3cr3t16aB3dE5fG7h?token=S3cr3t12 | X-Access-Token: S3cr3t17 | "
    "Referer: http://a.test/?token=S3cr3t02 -> 200 | Content-Type: application/json | "
    "Refresh: 0; url=/?token=S3cr3t18 | @content {\"access_token\":\"S3cr3t19\",\"x\":1}";

QString textOf(const QAbstractItemModel& model, const QModelIndex& parent = {}) {
    QString text;
    for (int row = 0; row < model.rowCount(parent); ++row)
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            for (int role = 0; role < Qt::UserRole + 16; ++role)
                if (const QVariant data = index.data(role); data.canConvert<QString>())
                    text += data.toString() + u'\n';
            if (column == 0)
                text += textOf(model, index);
        }
    return text;
}

/// Everything that can be read in `widget`.
QString textOf(const QWidget& widget) {
    QString text =
        widget.windowTitle() + u'\n' + widget.toolTip() + u'\n' + widget.accessibleName();
    if (const auto* const label = qobject_cast<const QLabel*>(&widget))
        text += label->text();
    if (const auto* const edit = qobject_cast<const QLineEdit*>(&widget))
        text += edit->text();
    if (const auto* const edit = qobject_cast<const QTextEdit*>(&widget))
        text += edit->toPlainText();
    if (const auto* const edit = qobject_cast<const QPlainTextEdit*>(&widget))
        text += edit->toPlainText();
    if (const auto* const button = qobject_cast<const QAbstractButton*>(&widget))
        text += button->text();
    if (const auto* const view = qobject_cast<const QAbstractItemView*>(&widget);
        view && view->model())
        text += textOf(*view->model());
    for (const QObject* const child : widget.children())
        if (const auto* const part = qobject_cast<const QWidget*>(child))
            text += u'\n' + textOf(*part);
    return text;
}

void verifyHidden(const QString& text, const QString& where) {
    const qsizetype at = text.indexOf(u"S3cr3t"_s);
    QVERIFY2(at < 0, qPrintable(where + u": "_s + text.mid(std::max<qsizetype>(at - 60, 0), 120)));
}

} // namespace

class TestSecrets : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    void verifyWindow(const trace::Trace& trace, const QStringList& open, bool withComposer) {
        Preferences preferences(folder_.filePath(u"settings.ini"_s));
        MainWindow window(preferences);
        window.show();
        for (int hop = 0; hop < trace.hops.size(); ++hop) {
            window.showTrace(trace, hop);
            QCoreApplication::processEvents();
            verifyHidden(textOf(window.timeline()), u"timeline"_s);
            verifyHidden(textOf(window.advisor()), u"advisor"_s);
            if (withComposer)
                verifyHidden(textOf(window.composer()), u"composer"_s);
            for (const PanelEntry& entry : panelEntries()) {
                const QString id = QLatin1String(entry.id);
                QVERIFY(window.inspector().showPanel(id));
                QCoreApplication::processEvents();
                const auto pages = window.inspector().findChildren<QStackedWidget*>();
                QVERIFY(!pages.isEmpty());
                if (!open.contains(id))
                    verifyHidden(textOf(*pages.first()->currentWidget()), id);
            }
        }
        window.close();
    }

private slots:
    void areHiddenInEveryPanel() {
        // The composer has what a person wrote, the Raw panel what was sent and received.
        verifyWindow(test::trace(planted), {u"raw"_s}, false);
    }

    void areHiddenEverywhereInAPicture() {
        const trace::Trace trace = test::trace(planted);
        verifyWindow(redaction::Redaction::forTrace(trace).shown(trace), {}, true);
    }

    void areNotKeptInSettings() {
        const trace::Trace trace = test::trace(planted);
        const QString file = folder_.filePath(u"recent.ini"_s);
        {
            Preferences preferences(file);
            preferences.remember(remembered(trace));
        }
        QFile settings(file);
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QByteArray bytes = settings.readAll();
        QVERIFY(bytes.contains("a.test"));
        verifyHidden(QString::fromUtf8(bytes), u"settings"_s);
    }
};

QTEST_MAIN(TestSecrets)
#include "tst_secrets.moc"
