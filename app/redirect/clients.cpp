#include "app/redirect/client.h"

#include "app/redirect/clientreader.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QStandardPaths>

#include <algorithm>
#include <tuple>

namespace thence::redirect {

namespace {

using namespace Qt::StringLiterals;

struct Registry {
    QList<Client> clients;
    QStringList errors;
    QHash<QString, QByteArray> json; ///< by id, for clients that are like another

    void load(const QString& folder, bool user) {
        QStringList files;
        for (const QFileInfo& info : QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly))
                json.insert(info.completeBaseName(), file.readAll());
            files.append(info.filePath());
        }
        for (const QString& file : std::as_const(files))
            read(file, user);
    }

    void read(const QString& file, bool user) {
        const auto base = [this](const QString& id) { return json.value(id); };
        auto client = readClient(json.value(QFileInfo(file).completeBaseName()), file, base);
        if (!client) {
            errors.append(client.error().text());
            return;
        }
        client->userFile = user;
        clients.removeIf([&](const Client& other) { return other.id == client->id; });
        clients.append(*client);
    }
};

/// Where a group stands among the others.
int groupRank(const QString& group) {
    static const QStringList order = {u"standards"_s, u"browsers"_s, u"command line"_s,
                                      u"libraries"_s, u"crawlers"_s};
    const qsizetype index = order.indexOf(group);
    return int(index < 0 ? order.size() : index);
}

const Registry& registry() {
    static const Registry loaded = [] {
        Registry fresh;
        fresh.load(u":/clients"_s, false);
        fresh.load(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
                       u"/clients"_s,
                   true);
        std::ranges::stable_sort(fresh.clients, {}, [](const Client& client) {
            return std::tuple(groupRank(client.group), client.group, client.name.toCaseFolded());
        });
        return fresh;
    }();
    return loaded;
}

} // namespace

const Rules& Client::rules(const QStringList& chosen, bool scripted) const {
    static const Rules none;
    size_t mask = 0;
    for (qsizetype i = 0; i < options.size(); ++i)
        if ((scripted && options[i].assumedForScripts) || chosen.contains(options[i].name))
            mask |= size_t(1) << i;
    return variants ? variants->with(mask) : none;
}

QString Client::unknownOption(const QStringList& chosen) const {
    for (const QString& option : chosen)
        if (std::ranges::none_of(options, [&](const Option& o) { return o.name == option; }))
            return option;
    return {};
}

const QList<Client>& clients() {
    return registry().clients;
}

const Client* findClient(const QString& id) {
    for (const Client& client : clients()) {
        if (client.id == id)
            return &client;
        for (const Client& version : client.earlier)
            if (version.id == id)
                return &version;
    }
    return nullptr;
}

const QStringList& clientFileErrors() {
    return registry().errors;
}

} // namespace thence::redirect
