#include "app/lab/requestreader.h"

#include <QTest>

using namespace thence;
using State = lab::RequestReader::State;

class TestRequestReader : public QObject {
    Q_OBJECT

private slots:
    void readsAtEverySplit() {
        const QByteArray whole = "POST /a?b=1 HTTP/1.1\r\nHost: Shop.localhost:8480\r\n"
                                 "Cookie: a=1\r\nCookie: b=2\r\nContent-Length: 5\r\n\r\nhello";
        for (qsizetype place = 0; place <= whole.size(); ++place) {
            lab::RequestReader reader;
            QByteArray bytes = whole.first(place);
            const State early = reader.read(bytes);
            QVERIFY(early == (place == whole.size() ? State::Complete : State::Incomplete));
            bytes += whole.sliced(place);
            QVERIFY(reader.read(bytes) == State::Complete);
            const lab::Received request = reader.take("http");
            QCOMPARE(request.method, "POST");
            QCOMPARE(request.host, "shop.localhost");
            QCOMPARE(request.path, "/a");
            QCOMPARE(request.query, "b=1");
            QCOMPARE(request.contentSize, 5);
            QCOMPARE(request.fields.all("cookie").size(), 2);
            QVERIFY(request.keepAlive);
        }
    }

    void readsChunksAtEverySplit_data() {
        QTest::addColumn<QByteArray>("chunks");
        QTest::addColumn<int>("size");
        QTest::newRow("none") << QByteArray("0\r\n\r\n") << 0;
        QTest::newRow("two") << QByteArray("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n") << 5;
        QTest::newRow("extensions") << QByteArray("3;a=b\r\nabc\r\n0;c=\"d\"\r\n\r\n") << 3;
        QTest::newRow("trailers") << QByteArray("0\r\nA: b\r\nC: d\r\n\r\n") << 0;
    }

    void readsChunksAtEverySplit() {
        QFETCH(QByteArray, chunks);
        QFETCH(int, size);
        const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
        const QByteArray whole = head + chunks;
        for (qsizetype step = 1; step <= whole.size(); ++step) {
            lab::RequestReader reader;
            QByteArray bytes;
            State state = State::Incomplete;
            for (qsizetype at = 0; at < whole.size(); at += step) {
                QVERIFY(state == State::Incomplete);
                bytes += whole.sliced(at, std::min(step, whole.size() - at));
                state = reader.read(bytes);
            }
            QVERIFY(state == State::Complete);
            QVERIFY(bytes.isEmpty());
            QCOMPARE(reader.take("http").contentSize, size);
        }
    }

    void readsOneAfterTheOther() {
        lab::RequestReader reader;
        QByteArray bytes = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n";
        QVERIFY(reader.read(bytes) == State::Complete);
        QCOMPARE(reader.take("http").path, "/1");
        QVERIFY(reader.read(bytes) == State::Complete);
        QCOMPARE(reader.take("https").path, "/2");
        QVERIFY(bytes.isEmpty());
        QVERIFY(reader.read(bytes) == State::Incomplete);
    }

    void asksForContentThatWaits() {
        lab::RequestReader reader;
        QByteArray bytes = "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
                           "Expect: 100-continue\r\n\r\n";
        QVERIFY(reader.read(bytes) == State::WantsContinue);
        QVERIFY(reader.read(bytes) == State::Incomplete);
        bytes = "ok";
        QVERIFY(reader.read(bytes) == State::Complete);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no HTTP") << QByteArray("\x16\x03\x01 hello there\r\n\r\n");
        QTest::newRow("a broken field") << QByteArray("GET / HTTP/1.1\r\nno colon\r\n\r\n");
        QTest::newRow("a length that is none")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n");
        QTest::newRow("a head without end")
            << QByteArray("GET / HTTP/1.1\r\nX: " + QByteArray(70'000, 'a'));
        QTest::newRow("too much content")
            << QByteArray("POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n");
        const QByteArray chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
        QTest::newRow("a chunk that is too large") << chunked + "fffffff\r\n";
        QTest::newRow("too much content in small chunks")
            << chunked + QByteArray("400\r\n" + QByteArray(1024, 'a') + "\r\n").repeated(1025);
        QTest::newRow("a chunk size that is none") << chunked + "x\r\n";
        QTest::newRow("an extension without end") << chunked + "1;" + QByteArray(70'000, 'a');
        QTest::newRow("more extensions than content")
            << chunked + QByteArray("1;" + QByteArray(60'000, 'a') + "\r\na\r\n").repeated(200);
        QTest::newRow("trailers without end")
            << chunked + "0\r\n" + QByteArray("a: b\r\n").repeated(20'000);
    }

    void refuses() {
        QFETCH(QByteArray, bytes);
        lab::RequestReader reader;
        QVERIFY(reader.read(bytes) == State::Refused);
    }
};

QTEST_GUILESS_MAIN(TestRequestReader)
#include "tst_requestreader.moc"
