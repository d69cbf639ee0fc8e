#include "app/findings/credentialmap.h"
#include "tests/support/tracebuilder.h"

#include <QTest>

using namespace whereto;
using namespace whereto::findings;

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

    void namesOriginsInOrder() {
        const CredentialMap map = credentialMap(
            test::trace("GET http://a.test/ | Cookie: sid=1 -> 302 | Location: https://b.test/\n"
                        "GET https://b.test/ | Cookie: sid=1 -> 302 | Location: http://a.test/\n"
                        "GET http://a.test/ | Cookie: sid=1 -> 200"));
        QCOMPARE(map.origins, QByteArrayList({"http://a.test", "https://b.test"}));
        QCOMPARE(CredentialMap::hopsAt(map.credentials[0], "http://a.test"), QList<int>({0, 2}));
        QCOMPARE(map.credentials[0].firstElsewhere()->hop, 1);
        QVERIFY(map.credentials[0].sightings[0].inClear);
        QVERIFY(!map.credentials[0].sightings[1].inClear);
    }

    void loopbackIsNotInClear() {
        const CredentialMap map =
            credentialMap(test::trace("GET http://shop.localhost/ | Cookie: sid=1 -> 200"));
        QVERIFY(!map.credentials[0].sightings[0].inClear);
    }
};

QTEST_GUILESS_MAIN(TestCredentialMap)
#include "tst_credentialmap.moc"
