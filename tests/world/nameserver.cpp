#include "tests/world/nameserver.h"

#include <QNetworkDatagram>
#include <QTcpSocket>
#include <QTimer>
#include <QtEndian>

#include <algorithm>
#include <optional>

namespace thence::world {

namespace {

enum Type : quint16 { A = 1, Cname = 5, Aaaa = 28, Https = 65 };

constexpr qsizetype headSize = 12;
constexpr qsizetype maxOverUdp = 512;
constexpr int longestAliasChain = 16;
constexpr quint32 timeToLive = 60;

struct Question {
    quint16 id = 0;
    QByteArray name{}; ///< "shop.example.com", lower case
    quint16 type = 0;
    QByteArray section{}; ///< as it came
};

quint16 number(const QByteArray& bytes, qsizetype at) {
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

template <typename Number>
QByteArray bytesOf(Number value) {
    QByteArray bytes(sizeof value, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

/// RFC 1035 §4.1: a header and one question, whose name is not compressed.
std::optional<Question> readQuestion(const QByteArray& bytes) {
    if (bytes.size() < headSize || number(bytes, 4) != 1)
        return std::nullopt;
    QByteArrayList labels;
    qsizetype at = headSize;
    while (at < bytes.size() && bytes[at] != '\0') {
        const qsizetype size = quint8(bytes[at]);
        if (size > 63 || at + 1 + size >= bytes.size())
            return std::nullopt;
        labels.append(bytes.sliced(at + 1, size).toLower());
        at += 1 + size;
    }
    if (at + 5 > bytes.size())
        return std::nullopt;
    return Question{number(bytes, 0), labels.join('.'), number(bytes, at + 1),
                    bytes.sliced(headSize, at + 5 - headSize)};
}

QByteArray wireName(const QByteArray& name) {
    QByteArray bytes;
    for (const QByteArray& label : name.split('.'))
        bytes += char(label.size()) + label;
    return bytes + '\0';
}

QByteArray record(const QByteArray& name, quint16 type, const QByteArray& data) {
    return wireName(name) + bytesOf(type) + bytesOf<quint16>(1) + bytesOf(timeToLive) +
           bytesOf(quint16(data.size())) + data;
}

QByteArray dataOf(const QHostAddress& address) {
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return bytesOf(address.toIPv4Address());
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char*>(&bytes), sizeof bytes);
}

QByteArrayList addressRecords(const QByteArray& name, quint16 type,
                              const QList<QHostAddress>& addresses) {
    const auto family = type == A ? QAbstractSocket::IPv4Protocol : QAbstractSocket::IPv6Protocol;
    QByteArrayList records;
    for (const QHostAddress& address : addresses)
        if ((type == A || type == Aaaa) && address.protocol() == family)
            records.append(record(name, type, dataOf(address)));
    return records;
}

/// What a message says besides its records.
struct Flags {
    Answer::Code code = Answer::Code::NoError;
    bool truncated = false;
};

QByteArray message(quint16 id, const Question& question, const QByteArrayList& records,
                   Flags flags) {
    constexpr quint16 response = 0x8000, authoritative = 0x0400, truncated = 0x0200,
                      recursion = 0x0180;
    const quint16 bits = quint16(response | authoritative | recursion |
                                 (flags.truncated ? truncated : 0) | quint16(flags.code));
    return bytesOf(id) + bytesOf(bits) + bytesOf<quint16>(1) + bytesOf(quint16(records.size())) +
           bytesOf<quint32>(0) + question.section + records.join();
}

/// The aliases from the name asked for on, and what is known where they end.
struct Found {
    QByteArrayList records{};
    Answer::Code code = Answer::Code::NoError;
};

Found find(const Question& question, const Zone& zone) {
    Found found;
    QByteArray name = question.name;
    for (int i = 0; i < longestAliasChain; ++i) {
        const auto known = zone.find(name);
        if (known == zone.end()) {
            found.code = Answer::Code::NxDomain;
            return found;
        }
        found.code = known->code;
        if (known->alias.isEmpty()) {
            found.records += addressRecords(name, question.type, known->addresses);
            for (const QByteArray& data : known->https)
                if (question.type == Https)
                    found.records.append(record(name, Https, data));
            return found;
        }
        found.records.append(record(name, Cname, wireName(known->alias)));
        name = known->alias;
    }
    return found;
}

} // namespace

Reply replyTo(const QByteArray& bytes, const Zone& zone, Transport transport) {
    const auto question = readQuestion(bytes);
    if (!question)
        return {};
    const Answer known = zone.value(question->name);
    using Manner = Answer::Manner;
    const Manner manner = known.onlyIpv6 && question->type != Aaaa ? Manner::Right : known.manner;
    if (manner == Manner::Never)
        return {};
    Reply reply{known.delay, {}};
    if (!known.forged.isEmpty())
        reply.messages.append(message(quint16(question->id + 1), *question,
                                      addressRecords(question->name, question->type, known.forged),
                                      {}));
    if (manner == Manner::Garbage) {
        reply.messages.append(bytes.first(2) + QByteArray(30, '\xc3'));
        return reply;
    }
    const Found found = find(*question, zone);
    QByteArray whole = message(question->id, *question, found.records, {found.code});
    const bool tooLong = manner == Manner::Truncated || whole.size() > maxOverUdp;
    if (tooLong && transport == Transport::Udp)
        whole = message(question->id, *question, {}, {found.code, true});
    reply.messages.append(whole);
    return reply;
}

NameServer::NameServer(Zone zone, QObject* parent) : QObject(parent), zone_(std::move(zone)) {
    connect(&datagrams_, &QUdpSocket::readyRead, this, &NameServer::answerDatagrams);
    connect(&streams_, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* const client = streams_.nextPendingConnection())
            serve(client);
    });
}

tl::expected<void, QString> NameServer::listen(const QHostAddress& address) {
    constexpr quint16 port = 53;
    if (!datagrams_.bind(address, port))
        return tl::unexpected(datagrams_.errorString());
    if (!streams_.listen(address, port))
        return tl::unexpected(streams_.errorString());
    return {};
}

void NameServer::answerDatagrams() {
    while (datagrams_.hasPendingDatagrams()) {
        QNetworkDatagram question = datagrams_.receiveDatagram();
        const Reply reply = replyTo(question.data(), zone_, Transport::Udp);
        if (reply.messages.isEmpty())
            continue;
        QTimer::singleShot(reply.delay, Qt::PreciseTimer, this, [this, reply, question] {
            for (const QByteArray& bytes : reply.messages)
                datagrams_.writeDatagram(question.makeReply(bytes));
        });
    }
}

/// Over TCP a message has its length before it (RFC 1035 §4.2.2).
void NameServer::serve(QTcpSocket* client) {
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QTcpSocket::readyRead, this, [this, client] {
        for (;;) {
            const QByteArray length = client->peek(2);
            if (length.size() < 2 || client->bytesAvailable() < 2 + number(length, 0))
                return;
            const QByteArray question = client->read(2 + number(length, 0)).sliced(2);
            const Reply reply = replyTo(question, zone_, Transport::Tcp);
            QTimer::singleShot(reply.delay, Qt::PreciseTimer, client, [client, reply] {
                for (const QByteArray& bytes : reply.messages)
                    client->write(bytesOf(quint16(bytes.size())) + bytes);
            });
        }
    });
}

} // namespace thence::world
