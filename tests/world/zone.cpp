#include "tests/world/zone.h"

#include "app/json/cursor.h"

#include <QUrl>
#include <QtEndian>

namespace thence::world {

using namespace Qt::StringLiterals;

namespace {

QByteArray ace(const QString& name) {
    return QUrl::toAce(name).toLower();
}

void readAddresses(json::Cursor& at, const char* key, QList<QHostAddress>& addresses) {
    QStringList texts;
    at.read(key, texts);
    for (const QString& text : texts) {
        const QHostAddress address(text);
        if (address.isNull())
            at.fail(key, u"addresses"_s);
        addresses.append(address);
    }
}

QByteArray twoBytes(qsizetype number) {
    QByteArray bytes(2, '\0');
    qToBigEndian(quint16(number), bytes.data());
    return bytes;
}

/// RFC 9460 §2.2: priority, target, parameters; §7.1: alpn is parameter 1.
QByteArray readHttps(json::Cursor at) {
    int priority = 1;
    QString target = u"."_s;
    QStringList protocols;
    at.read("priority", priority, 0);
    at.read("target", target);
    at.read("alpn", protocols);
    at.finish();
    QByteArray data = twoBytes(priority);
    for (const QByteArray& label : ace(target).split('.'))
        if (!label.isEmpty())
            data += char(label.size()) + label;
    data += '\0';
    QByteArray alpn;
    for (const QString& protocol : protocols)
        alpn += char(protocol.size()) + protocol.toLatin1();
    return alpn.isEmpty() ? data : data + twoBytes(1) + twoBytes(alpn.size()) + alpn;
}

Answer readAnswer(json::Cursor at, bool hasHttps) {
    Answer answer;
    readAddresses(at, "A", answer.addresses);
    readAddresses(at, "AAAA", answer.addresses);
    readAddresses(at, "forged", answer.forged);
    answer.alias = ace(at.optionalText("CNAME").value_or(QString()));
    if (const QJsonObject https = at.object("HTTPS"); hasHttps)
        answer.https.append(readHttps({https, at.pathTo(u"HTTPS"_s), at.problem()}));
    int delay = 0;
    at.read("delay", delay, 0);
    answer.delay = std::chrono::milliseconds(delay);
    at.choose<Answer::Code>("code", answer.code,
                            {{"NXDOMAIN", Answer::Code::NxDomain},
                             {"SERVFAIL", Answer::Code::ServFail},
                             {"REFUSED", Answer::Code::Refused}});
    at.choose<Answer::Manner>("manner", answer.manner,
                              {{"never", Answer::Manner::Never},
                               {"truncated", Answer::Manner::Truncated},
                               {"garbage", Answer::Manner::Garbage}});
    at.read("onlyIpv6", answer.onlyIpv6);
    at.finish();
    return answer;
}

} // namespace

tl::expected<Zone, QString> readZone(const QJsonObject& names) {
    Zone zone;
    std::optional<json::Cursor::Problem> problem;
    for (auto it = names.begin(); it != names.end(); ++it) {
        const QJsonObject object = it->toObject();
        zone.insert(ace(it.key()),
                    readAnswer({object, it.key(), problem}, object.contains("HTTPS"_L1)));
    }
    if (problem)
        return tl::unexpected(u"names, %1: expected %2"_s.arg(problem->key, problem->expected));
    return zone;
}

} // namespace thence::world
