#include "app/redirect/html.h"

#include <QTest>

#include <malloc.h>

using namespace thence;

class TestHtml : public QObject {
    Q_OBJECT

private slots:
    void errorsTakeNoMemory_data() {
        QTest::addColumn<QByteArray>("html");
        const QByteArray nested = QByteArray("<x>").repeated(900);
        QTest::newRow("bytes that are no UTF-8") << nested + QByteArray(60'000, '\xff');
        QTest::newRow("NUL bytes") << nested + QByteArray(60'000, '\0');
    }

    void errorsTakeNoMemory() {
        QFETCH(QByteArray, html);
        const size_t before = ::mallinfo2().uordblks;
        size_t during = before;
        redirect::walkHtml(html, [&](const GumboElement&) {
            during = ::mallinfo2().uordblks;
            return redirect::Walk::End;
        });
        QVERIFY2(during < before + 16 * 1024 * 1024, qPrintable(QString::number(during - before)));
    }
};

QTEST_APPLESS_MAIN(TestHtml)
#include "tst_html.moc"
