#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace {

enum Type : quint16 { A = 1, Cname = 5, Aaaa = 28, Https = 65 };

constexpr quint16 id = 0x4711;

QByteArray twoBytes(quint16 number) {
    QByteArray bytes(2, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

quint16 number(const QByteArray& bytes, qsizetype at) {
    return at + 2 <= bytes.size() ? qFromBigEndian<quint16>(bytes.constData() + at) : 0;
}

QByteArray wireName(const QByteArray& name) {
    QByteArray bytes;
    for (const QByteArray& label : name.split('.'))
        bytes += char(label.size()) + label;
    return bytes + '\0';
}

QByteArray question(const QByteArray& name, quint16 type) {
    return twoBytes(id) + QByteArray::fromHex("01000001000000000000") + wireName(name) +
           twoBytes(type) + twoBytes(1);
}

/// What the name server says within `patience` ms; nothing if it is silent.
QByteArray askByUdp(const QByteArray& bytes, int patience = 2000) {
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost);
    socket.writeDatagram(bytes, QHostAddress::LocalHost, 53);
    if (!socket.hasPendingDatagrams() && !socket.waitForReadyRead(patience))
        return {};
    QByteArray answer(socket.pendingDatagramSize(), '\0');
    socket.readDatagram(answer.data(), answer.size());
    return answer;
}

QByteArray askByTcp(const QByteArray& bytes) {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, 53);
    socket.write(twoBytes(quint16(bytes.size())) + bytes);
    QByteArray answer;
    while (answer.size() < 2 || answer.size() < 2 + number(answer, 0)) {
        if (!socket.waitForReadyRead(2000))
            return {};
        answer += socket.readAll();
    }
    return answer.sliced(2);
}

/// "28 20010db8…", in their order: types and data of the records.
QByteArray recordsOf(const QByteArray& answer) {
    QByteArrayList records;
    qsizetype at = answer.indexOf('\0', 12) + 5; // behind the question
    for (int i = 0; i < number(answer, 6); ++i) {
        at = answer.indexOf('\0', at) + 1;
        records.append(QByteArray::number(number(answer, at)) + ' ' +
                       answer.mid(at + 10, number(answer, at + 8)).toHex());
        at += 10 + number(answer, at + 8);
    }
    return records.join(", ");
}

int codeOf(const QByteArray& answer) {
    return number(answer, 2) & 0xf;
}

bool isTruncated(const QByteArray& answer) {
    return number(answer, 2) & 0x0200;
}

} // namespace

/// What the name server of the world says, byte for byte.
class WorldNamesTest : public QObject {
    Q_OBJECT

private slots:
    void itAnswers_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<quint16>("type");
        QTest::addColumn<int>("code"); // RFC 1035 §4.1.1
        QTest::addColumn<QByteArray>("records");
        const auto row = [](const char* called, const QByteArray& name, Type type, int code,
                            const QByteArray& records = {}) {
            QTest::newRow(called) << name << quint16(type) << code << records;
        };
        row("A", "login.example.com", A, 0, "1 cb00710b");
        row("AAAA", "login.example.com", Aaaa, 0, "28 20010db8000000000000000000000011");
        row("no AAAA", "account.example.com", Aaaa, 0);
        row("capitals", "Account.EXAMPLE.com", A, 0, "1 cb00710b");
        row("several", "www.new-site.org", A, 0, "1 c6336415, 1 c6336416");
        row("HTTPS", "shop.example.com", Https, 0,
            "65 0001"
            "00"
            "00010009" +
                QByteArray("\x08http/1.1").toHex());
        row("no HTTPS", "login.example.com", Https, 0);
        row("aliases", "cdn.example.com", A, 0,
            "5 " + wireName("cdn.example.com.edge.example.net").toHex() + ", 5 " +
                wireName("eu.edge.example.net").toHex() + ", 1 cb00710c");
        row("an alias of nothing", "alias-of-gone.example.net", A, 3,
            "5 " + wireName("gone.example.org").toHex());
        row("NXDOMAIN", "gone.example.org", A, 3);
        row("unknown", "gone.example.org.", A, 3);
        row("SERVFAIL", "servfail.example.net", A, 2);
        row("REFUSED", "refused.example.net", A, 5);
    }

    void itAnswers() {
        QFETCH(QByteArray, name);
        QFETCH(quint16, type);
        QFETCH(int, code);
        QFETCH(QByteArray, records);
        for (const QByteArray& answer :
             {askByUdp(question(name, type)), askByTcp(question(name, type))}) {
            QCOMPARE(number(answer, 0), id);
            QCOMPARE(codeOf(answer), code);
            QCOMPARE(recordsOf(answer), records);
            QVERIFY(!isTruncated(answer));
        }
    }

    void itMisbehaves() {
        const QByteArray cut = askByUdp(question("truncated.example.net", A));
        QVERIFY(isTruncated(cut));
        QCOMPARE(recordsOf(cut), QByteArray());
        QCOMPARE(recordsOf(askByTcp(question("truncated.example.net", A))),
                 QByteArray("1 cb00710a"));
        QCOMPARE(askByUdp(question("never.example.org", A), 200), QByteArray());
        QCOMPARE(askByUdp(question("never-ipv6.example.org", Aaaa), 200), QByteArray());
        QCOMPARE(recordsOf(askByUdp(question("never-ipv6.example.org", A))),
                 QByteArray("1 cb00710a"));
        const QByteArray forged = askByUdp(question("forged.example.net", A));
        QCOMPARE(number(forged, 0), quint16(id + 1));
        QCOMPARE(recordsOf(forged), QByteArray("1 c0000242"));
        QVERIFY(askByUdp(question("garbage.example.net", A)).endsWith("\xc3\xc3"));
    }

    void itOutlivesWhatIsNoQuestion() {
        const QByteArray good = question("login.example.com", A);
        for (qsizetype size = 0; size < good.size(); ++size)
            askByUdp(good.first(size), 0);
        askByUdp(good.first(12) + QByteArray(60, '\xff'), 0);
        QCOMPARE(recordsOf(askByUdp(good)), QByteArray("1 cb00710b"));
    }
};

QTEST_GUILESS_MAIN(WorldNamesTest)
#include "tst_names.moc"
