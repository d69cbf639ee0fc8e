#include "app/formats/jsonterms.h"

#include "app/formats/jsonparts.h"
#include "app/formats/jsonvalues.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace thence::formats {

namespace {

using namespace Qt::StringLiterals;

/// With its unit: "idleMs", "memoryBytes", "redirects".
QString keyOf(const trace::Limit& limit) {
    const auto unit = [&] {
        switch (limit.unit) {
        case trace::Limit::Unit::Count:
            return QLatin1String();
        case trace::Limit::Unit::Seconds:
            return "Ms"_L1;
        case trace::Limit::Unit::Kibibytes:
        case trace::Limit::Unit::Mebibytes:
            return "Bytes"_L1;
        }
        Q_UNREACHABLE();
    };
    return QLatin1String(limit.id) + unit();
}

QJsonObject toJson(const trace::ClientChoice& client) {
    QJsonArray withoutFields;
    for (const QByteArray& name : client.withoutFields) {
        QJsonObject object;
        setBytes(object, u"name"_s, QByteArrayView(name));
        withoutFields.append(object);
    }
    return {{u"id"_s, client.id},
            {u"version"_s, client.version},
            {u"options"_s, QJsonArray::fromStringList(client.options)},
            {u"withoutFields"_s, withoutFields}};
}

QJsonObject toJson(const trace::Limits& limits) {
    QJsonObject object;
    for (const trace::Limit& limit : trace::limits)
        object[keyOf(limit)] = limit.get(limits);
    return object;
}

QJsonObject toJson(const trace::AddressOverride& row) {
    QJsonObject object{{u"port"_s, row.port},
                       {u"address"_s, row.address.toString()},
                       {u"connectPort"_s, row.connectPort}};
    setBytes(object, u"host"_s, QByteArrayView(row.host));
    return object;
}

QJsonObject toJson(const trace::ExtraTrust& trust) {
    QJsonArray ports;
    for (const quint16 port : trust.ports)
        ports.append(port);
    QJsonObject object{{u"ports"_s, ports}};
    setBytes(object, u"certificates"_s, QByteArrayView(trust.certificates));
    setBytes(object, u"hostSuffix"_s, QByteArrayView(trust.hostSuffix));
    return object;
}

QJsonObject toJson(const trace::KnownHstsHost& known) {
    QJsonObject object{{u"includeSubDomains"_s, known.includeSubDomains}};
    setBytes(object, u"host"_s, QByteArrayView(known.host));
    return object;
}

template <typename T>
QJsonArray listToJson(const QList<T>& list) {
    QJsonArray array;
    for (const T& each : list)
        array.append(toJson(each));
    return array;
}

void readLimits(json::Cursor& at, trace::Limits& value) {
    for (const trace::Limit& limit : trace::limits) {
        const QByteArray key = keyOf(limit).toLatin1();
        qint64 number = limit.get(value);
        at.read(key.constData(), number, std::min(limit.min, qint64(0)), limit.max * limit.scale());
        limit.set(value, number);
    }
}

void readTrust(json::Cursor& at, trace::ExtraTrust& value) {
    readBytes(at, "certificates", value.certificates);
    readBytes(at, "hostSuffix", value.hostSuffix);
    for (const QJsonValue& port : at.array("ports")) {
        const int number = port.toInt(-1);
        if (number < 0 || number > 65535)
            return at.fail("ports",
                           expectedText(QT_TRANSLATE_NOOP("Formats", "ports, from 0 to 65535")));
        value.ports.append(quint16(number));
    }
}

void readNetwork(json::Cursor& at, trace::Network& value) {
    readEach(at, "overrides", [&](json::Cursor& each) {
        trace::AddressOverride& row = value.overrides.emplaceBack();
        readBytes(each, "host", row.host);
        readNumber(each, "port", row.port, 0);
        readAddress(each, "address", row.address);
        readNumber(each, "connectPort", row.connectPort, 0);
    });
    readEach(at, "trust", [&](json::Cursor& each) { readTrust(each, value.trust.emplaceBack()); });
    at.read("verify", value.verify);
    at.read("keepAlive", value.keepAlive);
}

void readClient(json::Cursor& at, trace::ClientChoice& value) {
    at.read("id", value.id);
    at.read("version", value.version);
    at.read("options", value.options);
    readEach(at, "withoutFields", [&](json::Cursor& field) {
        readBytes(field, "name", value.withoutFields.emplaceBack());
    });
}

} // namespace

QJsonObject toJson(const trace::Terms& terms) {
    const trace::Network& network = terms.network;
    QJsonObject object{{u"client"_s, toJson(terms.client)},
                       {u"follow"_s, terms.follow},
                       {u"limits"_s, toJson(terms.limits)},
                       {u"network"_s, QJsonObject{{u"overrides"_s, listToJson(network.overrides)},
                                                  {u"trust"_s, listToJson(network.trust)},
                                                  {u"verify"_s, network.verify},
                                                  {u"keepAlive"_s, network.keepAlive}}},
                       {u"hstsHosts"_s, listToJson(terms.hstsHosts)},
                       {u"mayKeepSecrets"_s, terms.mayKeepSecrets}};
    if (terms.initiator)
        object[u"initiator"_s] = fieldText(word(*terms.initiator));
    setBytes(object, u"cookies"_s, QByteArrayView(terms.cookies));
    return object;
}

void readTerms(json::Cursor& at, trace::Terms& value) {
    readObject(at, "client", [&](json::Cursor& client) { readClient(client, value.client); });
    at.read("follow", value.follow);
    if (at.has("initiator"))
        readWord(at, "initiator", value.initiator.emplace(), trace::Initiator::Script);
    readObject(at, "limits", [&](json::Cursor& limits) { readLimits(limits, value.limits); });
    readObject(at, "network", [&](json::Cursor& network) { readNetwork(network, value.network); });
    readBytes(at, "cookies", value.cookies);
    readEach(at, "hstsHosts", [&](json::Cursor& each) {
        trace::KnownHstsHost& known = value.hstsHosts.emplaceBack();
        readBytes(each, "host", known.host);
        each.read("includeSubDomains", known.includeSubDomains);
    });
}

} // namespace thence::formats
