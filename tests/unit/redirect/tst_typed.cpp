#include "app/redirect/typed.h"

#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

/// What somebody types is asked as the chosen client would ask it.
class TestTyped : public QObject {
    Q_OBJECT

private slots:
    void readsAsTheClientDoes_data() {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("host");
        const auto row = [](const char* client, const char* text, const char* host) {
            QTest::addRow("%s, %s", client, text)
                << QString::fromLatin1(client) << QByteArray(text) << QByteArray(host);
        };
        row("chrome", "http://a.test\\@b.test/", "a.test");
        row("curl", "http://a.test\\@b.test/", "b.test");
        row("curl", "a.test/x", "a.test");
        row("curl", "//a.test/x", "a.test");
        row("curl", "localhost:8080", "localhost");
        row("curl", "http://user:pass@a.test/", "a.test");
        row("curl", "http://[::1]:8080/", "[::1]");
        row("requests", "https://A.test/?q=http://b.test/", "a.test");
    }

    void readsAsTheClientDoes() {
        QFETCH(QString, client);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, host);
        const auto url = redirect::readTyped(*redirect::findClient(client), text);
        QVERIFY(url);
        QCOMPARE(url->host(), host);
    }

    void whatNobodyReadsIsAnError() {
        const redirect::Client& curl = *redirect::findClient(u"curl"_s);
        QCOMPARE(redirect::readTyped(curl, "http://a.test:99999/").error().kind,
                 url::ParseError::Kind::InvalidPort);
        QCOMPARE(redirect::readTyped(curl, "").error().kind, url::ParseError::Kind::Empty);
    }
};

QTEST_GUILESS_MAIN(TestTyped)
#include "tst_typed.moc"
