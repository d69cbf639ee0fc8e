#include "app/cli/escape.h"
#include "app/cli/nearest.h"
#include "app/cli/styledtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace thence;
using namespace Qt::StringLiterals;

class TestEscape : public QObject {
    Q_OBJECT

private slots:
    void escapesBytes_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, QByteArray bytes, const char16_t* shown) {
            QTest::newRow(name) << bytes << QString::fromUtf16(shown);
        };
        row("plain", "GET /a?b=c", u"GET /a?b=c");
        row("other scripts", "für 東京 🍵", u"für 東京 🍵");
        row("colour", "\x1b[31mred\x1b[0m", u"\\x1b[31mred\\x1b[0m");
        row("title", "\x1b]0;owned\x07", u"\\x1b]0;owned\\x07");
        row("line ends", "a\r\nb\tc", u"a\\x0d\\x0ab\\x09c");
        row("letters that leave no mark", "a\xe3\x85\xa4\xf3\xa0\x84\x81", u"a\\u3164\\u{e0101}");
        row("NUL", QByteArray("a\0b", 3), u"a\\x00b");
        row("DEL", "\x7f", u"\\x7f");
        row("C1 as UTF-8",
            "\xc2\x9b"
            "31m",
            u"\\u009b31m");
        row("C1 as a byte",
            "\x9b"
            "31m",
            u"\\x9b31m");
        row("bidi override",
            "a\xe2\x80\xae"
            "b",
            u"a\\u202eb");
        row("bidi isolate", "\xe2\x81\xa6", u"\\u2066");
        row("zero width", "\xe2\x80\x8b", u"\\u200b");
        row("byte order mark", "\xef\xbb\xbf", u"\\ufeff");
        row("line separator", "\xe2\x80\xa8", u"\\u2028");
        row("tag beyond the first plane", "\xf3\xa0\x81\x81", u"\\u{e0041}");
        row("noncharacter", "\xef\xbf\xbf", u"\\uffff");
        row("not UTF-8", "caf\xe9!", u"caf\\xe9!");
        row("half a character", "\xe6\x9d", u"\\xe6\\x9d");
        row("overlong", "\xc0\xaf", u"\\xc0\\xaf");
        row("surrogate in UTF-8", "\xed\xa0\x80", u"\\xed\\xa0\\x80");
        row("above Unicode", "\xf5\x80\x80\x80", u"\\xf5\\x80\\x80\\x80");
        row("nothing", "", u"");
    }

    void escapesBytes() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(cli::escaped(QByteArrayView(bytes)), shown);
    }

    void escapesHalfPairs() {
        const QString text = u"a"_s + QChar(0xd800) + u"b"_s;
        QCOMPARE(cli::escaped(QStringView(text)), u"a\\ud800b"_s);
    }

    void escapesJson() {
        const QString shown = u"a\u009b31m\u007f\u202e\U000e0041 für 🍵"_s;
        const QByteArray json = QJsonDocument(QJsonArray{shown}).toJson();
        const QByteArray safe = cli::escapedJson(json);
        QCOMPARE(safe, "[\n    \"a\\u009b31m\\u007f\\u202e\\udb40\\udc41 für 🍵\"\n]\n");
        QCOMPARE(QJsonDocument::fromJson(safe).array()[0].toString(), shown);
        QCOMPARE(cli::escapedJson("{\n\"a\":\"\\u001b\"}"), "{\n\"a\":\"\\u001b\"}");
    }

    void nothingReceivedBecomesAColour() {
        cli::StyledText text(cli::StyledText::Colours::On);
        text.add(QByteArrayView("\x1b[5m"), cli::Tone::Strong).add(u"\x1b"_s);
        QCOMPARE(text.text(), u"\x1b[1m\\x1b[5m\x1b[0m\\x1b"_s);
    }

    void withoutColoursThereIsNoEscape() {
        cli::StyledText text(cli::StyledText::Colours::Off);
        for (const auto tone :
             {cli::Tone::Plain, cli::Tone::Strong, cli::Tone::Dim, cli::Tone::Good, cli::Tone::Bad,
              cli::Tone::Lost, cli::Tone::Permanent, cli::Tone::Temporary})
            text.add(u"x"_s, tone);
        QCOMPARE(text.text(), u"xxxxxxxx"_s);
    }

    void findsNearNames_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("near");
        QTest::newRow("a letter exchanged") << u"crome"_s << QStringList{u"chrome"_s};
        QTest::newRow("the beginning") << u"req"_s << QStringList{u"requests"_s};
        QTest::newRow("case") << u"Chrome"_s << QStringList{u"chrome"_s};
        QTest::newRow("nothing near") << u"teapot"_s << QStringList{};
        QTest::newRow("empty") << QString() << QStringList{};
        QTest::newRow("very long") << QString(100'000, u'x') << QStringList{};
    }

    void findsNearNames() {
        QFETCH(QString, text);
        QFETCH(QStringList, near);
        QCOMPARE(cli::nearest(text, {u"chrome"_s, u"curl"_s, u"requests"_s, u"go"_s}), near);
    }
};

QTEST_GUILESS_MAIN(TestEscape)
#include "tst_escape.moc"
