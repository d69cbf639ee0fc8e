#include "ui/composer/authorization.h"
#include "ui/composer/cookieline.h"
#include "ui/composer/overridelines.h"
#include "ui/composer/typedurl.h"
#include "ui/workspace/contentkind.h"

#include <QTest>

using namespace thence;
using namespace thence::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(thence::ui::ContentKind)

/// What becomes of the texts that a person types into the composer.
class TestTyped : public QObject {
    Q_OBJECT

    const redirect::Client& chrome_ = *redirect::findClient(u"chrome"_s);

private slots:
    void url_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("href");
        QTest::addColumn<QString>("note");
        QTest::newRow("whole") << u"https://a.test/x?y#z"_s << "https://a.test/x?y#z"_ba
                               << QString();
        QTest::newRow("white space around it")
            << u" \t https://a.test/\n"_s << "https://a.test/"_ba << QString();
        QTest::newRow("no scheme") << u"shop.test/a"_s << "https://shop.test/a"_ba << QString();
        QTest::newRow("localhost")
            << u"localhost:8480/a"_s << "http://localhost:8480/a"_ba << QString();
        QTest::newRow("IDN") << u"https://bücher.test/"_s << "https://xn--bcher-kva.test/"_ba
                             << u"sent as xn--bcher-kva.test"_s;
        QTest::newRow("IDN typed as it is sent")
            << u"https://xn--bcher-kva.test/"_s << "https://xn--bcher-kva.test/"_ba << QString();
        QTest::newRow("userinfo") << u"https://ann:p%40ss@a.test/"_s << "https://a.test/"_ba
                                  << u"Authorization field"_s;
    }
    void url() {
        QFETCH(QString, text);
        QFETCH(QByteArray, href);
        QFETCH(QString, note);
        const auto typed = readTypedUrl(text, chrome_);
        QVERIFY2(typed.has_value(), typed ? "" : qPrintable(typed.error().text));
        QCOMPARE(typed->target.href(), href);
        QCOMPARE(typed->note.isEmpty(), note.isEmpty());
        QVERIFY2(typed->note.contains(note), qPrintable(typed->note));
    }

    void namesTheHostThatTheClientAsks() {
        const auto typed =
            readTypedUrl(u"http://a.test\\@b.test/"_s, *redirect::findClient(u"curl"_s));
        QCOMPARE(typed.value().target.host(), "b.test");
        QVERIFY2(typed->note.contains(u"curl asks b.test here; a browser would ask a.test."_s),
                 qPrintable(typed->note));
    }

    void userinfoBecomesBasic() {
        const auto typed = readTypedUrl(u"https://ann:p%40ss@a.test/"_s, chrome_);
        QCOMPARE(typed.value().authorization.value(), "Basic " + "ann:p@ss"_ba.toBase64());
    }

    void badUrl_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("advice");
        QTest::newRow("nothing") << u""_s << 0 << u"Type or paste one"_s;
        QTest::newRow("spaces") << u"   "_s << 0 << u"Type or paste one"_s;
        QTest::newRow("port") << u"http://a.test:99999/"_s << -2 << u"leave it out"_s;
        QTest::newRow("brackets") << u"http://[::1/"_s << -2 << u"brackets"_s;
        QTest::newRow("no host") << u"http://"_s << -2 << u"host"_s;
        QTest::newRow("another scheme") << u"ftp://a.test/"_s << 0 << u"http:// or https://"_s;
        QTest::newRow("a command")
            << u"curl 'http://a.test/' \\\n  -H 'Accept: text/html'"_s << 0 << u"only its URL"_s;
        QTest::newRow("script") << u"javascript:alert(1)"_s << 0 << u"http"_s;
    }
    void badUrl() {
        QFETCH(QString, text);
        QFETCH(int, offset);
        QFETCH(QString, advice);
        const auto typed = readTypedUrl(text, chrome_);
        QVERIFY(!typed.has_value());
        QCOMPARE(typed.error().part, ComposerError::Part::Url);
        QVERIFY2(typed.error().text.contains(advice), qPrintable(typed.error().text));
        if (offset >= 0)
            QCOMPARE(typed.error().offset, qsizetype(offset));
        else
            QVERIFY2(typed.error().text.contains(u"At character"_s),
                     qPrintable(typed.error().text));
    }

    void authorization_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("kind");
        QTest::newRow("basic") << "Basic " + "ann:p:w"_ba.toBase64()
                               << int(Credentials::Kind::Basic);
        QTest::newRow("basic, UTF-8")
            << "Basic " + "jürgen:ü"_ba.toBase64() << int(Credentials::Kind::Basic);
        QTest::newRow("bearer") << "Bearer abc.def"_ba << int(Credentials::Kind::Bearer);
        QTest::newRow("broken base64") << "Basic %%%"_ba << int(Credentials::Kind::Other);
        QTest::newRow("no colon") << "Basic " + "ann"_ba.toBase64()
                                  << int(Credentials::Kind::Other);
        QTest::newRow("digest") << "Digest a=b"_ba << int(Credentials::Kind::Other);
    }
    void authorization() {
        QFETCH(QByteArray, value);
        QFETCH(int, kind);
        const Credentials read = readAuthorization(value);
        QCOMPARE(int(read.kind), kind);
        if (read.kind != Credentials::Kind::Other)
            QCOMPARE(writeAuthorization(read).value(), value);
        else
            QVERIFY(!writeAuthorization(read));
    }

    void contentTypeFollows_data() {
        using enum ContentKind;
        QTest::addColumn<QByteArray>("current"); // empty: no such field
        QTest::addColumn<ContentKind>("before");
        QTest::addColumn<ContentKind>("after");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray json = mediaType(Json), form = mediaType(Form);
        QTest::newRow("first kind") << ""_ba << None << Json << json;
        QTest::newRow("from kind to kind") << json << Json << Form << form;
        QTest::newRow("to none") << json << Json << None << ""_ba;
        QTest::newRow("set by hand") << "text/csv"_ba << Text << Json << "text/csv"_ba;
        QTest::newRow("set by hand, to none") << "text/csv"_ba << Text << None << "text/csv"_ba;
        QTest::newRow("removed by hand") << ""_ba << Json << Form << ""_ba;
    }
    void contentTypeFollows() {
        QFETCH(QByteArray, current);
        QFETCH(ContentKind, before);
        QFETCH(ContentKind, after);
        QFETCH(QByteArray, expected);
        const auto field = current.isEmpty() ? std::nullopt : std::optional(current);
        QCOMPARE(followedType(field, before, after).value_or(QByteArray()), expected);
    }

    void kindOfContent_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<ContentKind>("kind");
        QTest::newRow("form") << "a=1"_ba
                              << "application/x-www-form-urlencoded"_ba << ContentKind::Form;
        QTest::newRow("json, parameters")
            << "{}"_ba
            << "Application/JSON; charset=utf-8"_ba << ContentKind::Json;
        QTest::newRow("problem+json") << "{}"_ba
                                      << "application/problem+json"_ba << ContentKind::Json;
        QTest::newRow("other text") << "a,b"_ba
                                    << "text/csv"_ba << ContentKind::Text;
        QTest::newRow("bytes") << "\xff\xfe"_ba
                               << "text/plain"_ba << ContentKind::File;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << ""_ba << ContentKind::File;
    }
    void kindOfContent() {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, type);
        QFETCH(ContentKind, kind);
        QCOMPARE(kindOf(content, type), kind);
    }

    void json_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("place"); // empty: it is JSON
        QTest::newRow("object") << u"{\"a\": [1, 2]}"_s << QString();
        QTest::newRow("string") << u"\"a\""_s << QString();
        QTest::newRow("number") << u"12"_s << QString();
        QTest::newRow("second line") << u"{\n  \"a\": oops\n}"_s << u"line 2"_s;
        QTest::newRow("unended") << u"{\"a\": 1"_s << u"line 1"_s;
    }
    void json() {
        QFETCH(QString, text);
        QFETCH(QString, place);
        QCOMPARE(jsonProblem(text).isEmpty(), place.isEmpty());
        QVERIFY2(jsonProblem(text).contains(place), qPrintable(jsonProblem(text)));
    }

    void overrides_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("read"); // or the line that is wrong
        QTest::newRow("one") << u"Shop.test:443:127.0.0.1"_s << u"shop.test 443 127.0.0.1"_s;
        QTest::newRow("IPv6 address") << u"a.test:80:::1"_s << u"a.test 80 ::1"_s;
        QTest::newRow("brackets") << u"a.test:80:[::1]"_s << u"a.test 80 ::1"_s;
        QTest::newRow("two and an empty line")
            << u"a:1:10.0.0.1\n\n b:2:10.0.0.2 "_s << u"a 1 10.0.0.1, b 2 10.0.0.2"_s;
        QTest::newRow("nothing") << u"\n"_s << QString();
        QTest::newRow("no address") << u"a:1:10.0.0.1\na.test:80"_s << u"Line 2"_s;
        QTest::newRow("a name for an address") << u"a.test:80:b.test"_s << u"Line 1"_s;
        QTest::newRow("port 0") << u"a.test:0:127.0.0.1"_s << u"Line 1"_s;
        QTest::newRow("port too large") << u"a.test:65536:127.0.0.1"_s << u"Line 1"_s;
        QTest::newRow("no host") << u":80:127.0.0.1"_s << u"Line 1"_s;
    }
    void overrides() {
        QFETCH(QString, text);
        QFETCH(QString, read);
        const auto result = readOverrides(text);
        if (!result) {
            QVERIFY2(result.error().startsWith(read), qPrintable(result.error()));
            return;
        }
        QStringList lines;
        for (const trace::AddressOverride& o : *result)
            lines.append(
                u"%1 %2 %3"_s.arg(QString::fromUtf8(o.host)).arg(o.port).arg(o.address.toString()));
        QCOMPARE(lines.join(u", "), read);
    }

    void cookies_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("line"); // "!": an error
        QTest::newRow("pairs") << u"a=1; b=2"_s << "a=1; b=2"_ba;
        QTest::newRow("lines") << u"a=1\nb=2;\n"_s << "a=1; b=2"_ba;
        QTest::newRow("pasted field") << u"Cookie: a=1; b="_s << "a=1; b="_ba;
        QTest::newRow("equals in the value") << u"a=b=c"_s << "a=b=c"_ba;
        QTest::newRow("nothing") << u" ; "_s << ""_ba;
        QTest::newRow("no name") << u"=1"_s << "!"_ba;
        QTest::newRow("no equals sign") << u"a"_s << "!"_ba;
        QTest::newRow("control") << u"a=\u0001"_s << "!"_ba;
    }
    void cookies() {
        QFETCH(QString, text);
        QFETCH(QByteArray, line);
        const auto read = readCookies(text);
        QCOMPARE(read ? read->join("; ") : "!"_ba, line);
    }
};

QTEST_GUILESS_MAIN(TestTyped)
#include "tst_typed.moc"
