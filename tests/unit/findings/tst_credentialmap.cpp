#include "app/findings/credentialmap.h"
#include "tests/support/tracebuilder.h"

#include <QTest>

using namespace thence;
using namespace thence::findings;

namespace {

/// "sid@1,3" for each credential: its name and the hops that carried it, counted from 1.
QByteArrayList rows(const CredentialMap& map) {
    QByteArrayList result;
    for (const Credential& credential : map.credentials) {
        QByteArrayList hops;
        for (const Sighting& sighting : credential.sightings)
            hops.append(QByteArray::number(sighting.hop + 1));
        result.append(credential.name + '@' + hops.join(','));
    }
    return result;
}

} // namespace

/// Which origin saw which credential.
class TestCredentialMap : public QObject {
    Q_OBJECT

private slots:
    void tellsWhoSawWhat_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArrayList>("expected");
        const auto row = [](const char* name, const char* lines, QByteArrayList expected) {
            QTest::newRow(name) << QByteArray(lines) << expected;
        };
        row("nothing", "GET https://a.test/ | Accept: */* -> 200", {});
        row("each cookie by itself",
            "GET https://a.test/ | Cookie: sid=1; lang=en -> 302 | Location: /b\n"
            "GET https://a.test/b | Cookie: sid=1 -> 200",
            {"sid@1,2", "lang@1"});
        row("a changed value is another secret",
            "GET https://a.test/ | Cookie: sid=1 -> 302 | Location: /b\n"
            "GET https://a.test/b | Cookie: sid=2 -> 200",
            {"sid@1", "sid@2"});
        row("fields, parameters, userinfo and Referer",
            "GET https://me:pass@a.test/?api_key=0123456789 | Authorization: Bearer x | X-Api-Key: "
            "k"
            " -> 302 | Location: https://b.test/\n"
            "GET https://b.test/ | X-Api-Key: k | Referer: https://a.test/?api_key=0123456789 -> "
            "200",
            {"Authorization@1", "X-Api-Key@1,2", "api_key@1,2", "me@1"});
        row("a short parameter is no secret", "GET https://a.test/?code=de&state=open -> 200", {});
        row("a client's own step sends nothing",
            "GET http://a.test/ | Authorization: Basic x | @step\n"
            "GET https://a.test/ | Authorization: Basic x -> 200",
            {"Authorization@2"});
    }
    void tellsWhoSawWhat() {
        QFETCH(QByteArray, lines);
        QTEST(rows(credentialMap(test::trace(lines))), "expected");
    }

    void tellsWhatBecameOfIt_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("expected"); // a letter a hop
        const auto row = [](const char* name, const char* lines, const char* expected) {
            QTest::newRow(name) << QByteArray(lines) << QString::fromLatin1(expected);
        };
        row("kept, then dropped",
            "GET https://a.test/ | Cookie: sid=1 -> 302 | Location: /b\n"
            "GET https://a.test/b | Cookie: sid=1 -> 302 | Location: https://b.test/\n"
            "GET https://b.test/ -> 200",
            "ssd");
        row("elsewhere and back",
            "GET https://a.test/ | Cookie: sid=1 -> 302 | Location: https://b.test/\n"
            "GET https://b.test/ | Cookie: sid=1 -> 302 | Location: https://a.test/\n"
            "GET https://a.test/ | Cookie: sid=1 -> 200",
            "ses");
        row("in clear",
            "GET https://a.test/ | Cookie: sid=1 -> 302 | Location: http://b.test/\n"
            "GET http://b.test/ | Cookie: sid=1 -> 200",
            "sc");
        row("the same host, by https now",
            "GET http://a.localhost/ | Cookie: sid=1 -> 302 | Location: https://a.localhost/\n"
            "GET https://a.localhost/ | Cookie: sid=1 -> 200",
            "sh");
        row("what is meant for one origin, by https now",
            "GET http://a.localhost/ | Authorization: Basic YTpi -> 302 | Location: "
            "https://a.localhost/\n"
            "GET https://a.localhost/ | Authorization: Basic YTpi -> 200",
            "se");
        row("another host by https",
            "GET http://a.localhost/ | Cookie: sid=1 -> 302 | Location: https://b.localhost/\n"
            "GET https://b.localhost/ | Cookie: sid=1 -> 200",
            "se");
        row("another port by https",
            "GET https://a.test/ | Cookie: sid=1 -> 302 | Location: https://a.test:444/\n"
            "GET https://a.test:444/ | Cookie: sid=1 -> 200",
            "se");
        row("from the second hop on",
            "GET https://a.test/ -> 302 | Location: /b | Set-Cookie: sid=1\n"
            "GET https://a.test/b | Cookie: sid=1 -> 200",
            "-s");
        row("nothing is sent in a client's own step",
            "GET https://a.test/ | Cookie: sid=1 -> 302 | Location: http://b.test/\n"
            "GET http://b.test/ | @step\n"
            "GET https://b.test/ -> 200",
            "s-d");
    }
    void tellsWhatBecameOfIt() {
        QFETCH(QByteArray, lines);
        const trace::Trace trace = test::trace(lines);
        const CredentialMap map = credentialMap(trace);
        QCOMPARE(map.credentials.size(), 1);
        QString shown;
        for (const Carried hop : carried(trace, map.credentials[0]))
            shown.append(u"-secdh"[size_t(hop)]);
        QTEST(shown, "expected");
    }

    void tellsOfTheContentToo() {
        const trace::Trace trace =
            test::trace("POST https://a.test/ | @content x=1 -> 307 | Location: https://b.test/\n"
                        "POST https://b.test/ | @content x=1 -> 303 | Location: /done\n"
                        "GET https://b.test/done -> 200");
        QCOMPARE(carried(trace, credentialMap(trace).content),
                 (QList<Carried>{Carried::Sent, Carried::Elsewhere, Carried::Dropped}));
    }

    void loopbackIsNotInClear() {
        const CredentialMap map =
            credentialMap(test::trace("GET http://shop.localhost/ | Cookie: sid=1 -> 200"));
        QVERIFY(!map.credentials[0].sightings[0].inClear);
    }
};

QTEST_GUILESS_MAIN(TestCredentialMap)
#include "tst_credentialmap.moc"
