#include "tests/world/internet.h"

#include "app/json/cursor.h"

#include <QFile>
#include <QJsonDocument>

namespace thence::world {

using namespace Qt::StringLiterals;

namespace {

QList<QHostAddress> readList(json::Cursor& at, const char* key) {
    QStringList texts;
    at.read(key, texts);
    return QList<QHostAddress>(texts.begin(), texts.end());
}

} // namespace

QList<QHostAddress> Internet::addresses() const {
    QList<QHostAddress> all = silent + refusing;
    for (const auto& [address, certificate] : servers)
        all.append(address);
    return all;
}

tl::expected<Internet, QString> readInternet(const QString& name) {
    QFile file(name);
    QJsonParseError error{};
    const QJsonDocument document = file.open(QIODevice::ReadOnly)
                                       ? QJsonDocument::fromJson(file.readAll(), &error)
                                       : QJsonDocument();
    if (!document.isObject())
        return tl::unexpected(
            u"%1 cannot be read: %2 %3"_s.arg(name, file.errorString(), error.errorString()));
    Internet internet;
    std::optional<json::Cursor::Problem> problem;
    json::Cursor at(document.object(), {}, problem);
    const QJsonObject servers = at.object("servers");
    for (auto it = servers.begin(); it != servers.end(); ++it)
        internet.servers.append({QHostAddress(it.key()), it->toString()});
    internet.silent = readList(at, "silent");
    internet.refusing = readList(at, "refusing");
    const QJsonObject names = at.object("names");
    at.finish();
    if (internet.addresses().contains(QHostAddress()))
        at.fail("servers, silent, refusing", u"addresses"_s);
    if (problem)
        return tl::unexpected(u"%1, %2: expected %3"_s.arg(name, problem->key, problem->expected));
    auto zone = readZone(names);
    if (!zone)
        return tl::unexpected(name + u", "_s + zone.error());
    internet.zone = *std::move(zone);
    return internet;
}

} // namespace thence::world
