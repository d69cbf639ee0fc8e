#include "app/redirect/clientreader.h"

#include "app/http/syntax.h"
#include "app/json/document.h"
#include "app/redirect/jsonpatch.h"
#include "app/redirect/rulesreader.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QVersionNumber>

#include <algorithm>

namespace thence::redirect {

namespace {

using namespace Qt::StringLiterals;
using Problem = std::optional<json::Cursor::Problem>;

QString tr(const char* text) {
    return QCoreApplication::translate("ClientReader", text);
}

/// The keys that describe the client rather than what it does.
void readIdentity(json::Cursor& at, Client& client) {
    client.id = at.required("id");
    client.name = at.required("name");
    client.version = at.required("version");
    client.group = at.required("group");
    client.summary = at.required("summary");
    at.read("sources", client.sources);
    if (client.sources.isEmpty())
        at.fail("sources", tr("where this is known from"));
    at.optionalText("like");
}

void readPairs(json::Cursor& at, const char* key, http::FieldList& fields) {
    for (const QJsonValue& field : at.array(key)) {
        const QByteArray name = field.toArray().at(0).toString().toLatin1();
        if (!http::isToken(name) || field.toArray().size() != 2)
            at.fail(key, tr("pairs of name and value"));
        fields.append(name, field.toArray().at(1).toString().toLatin1());
    }
}

/// What the client puts on the wire of its own accord.
void readOwnFields(json::Cursor& at, Client& client) {
    readPairs(at, "defaultFields", client.defaultFields);
    readPairs(at, "defaultContentFields", client.defaultContentFields);
    at.read("fieldOrder", client.fieldOrder);
    at.choose<Client::NoContent>("noContent", client.noContent,
                                 {{"where-expected", Client::NoContent::WhereExpected},
                                  {"silent", Client::NoContent::Silent},
                                  {"all-but-get-and-head", Client::NoContent::AllButGetAndHead}});
}

/// Everything but the options and the earlier versions. The rules are read only to see that they
/// can be.
Client readAlone(const QJsonObject& object, Problem& problem) {
    json::Cursor at(object, {}, problem);
    Client client;
    readIdentity(at, client);
    readOwnFields(at, client);
    at.array("options");
    at.object("earlier");
    readRules(at);
    at.finish();
    return client;
}

Option readOption(const QJsonObject& object, Problem& problem) {
    json::Cursor at(object, u"options"_s, problem);
    Option option{
        .name = at.required("name"), .label = {}, .description = at.required("description")};
    at.read("label", option.label);
    at.read("assumedForScripts", option.assumedForScripts);
    at.object("set");
    at.finish();
    return option;
}

constexpr int maxOptions = 10;

void readOptions(const QJsonObject& object, Client& client, Problem& problem) {
    const QJsonArray options = object.value("options"_L1).toArray();
    if (options.size() > maxOptions && !problem)
        problem = {u"options"_s, tr("ten options at most")};
    QList<QJsonObject> sets;
    for (const QJsonValue& option : options) {
        client.options.append(readOption(option.toObject(), problem));
        sets.append(option.toObject().value("set"_L1).toObject());
        readAlone(patched(object, sets.last()), problem);
    }
    client.variants = std::make_shared<const Variants>(object, sets);
}

Client readObject(const QJsonObject& object, Problem& problem) {
    Client client = readAlone(object, problem);
    readOptions(object, client, problem);
    QJsonObject older = object;
    const QJsonObject earlier = older.take("earlier"_L1).toObject();
    for (auto it = earlier.begin(); it != earlier.end() && !problem; ++it) {
        older.insert("version"_L1, it.key());
        Client version = readObject(patched(older, it->toObject()), problem);
        version.id += u'@' + it.key();
        client.earlier.append(version);
    }
    std::ranges::sort(client.earlier, [](const Client& a, const Client& b) {
        return QVersionNumber::fromString(a.version) > QVersionNumber::fromString(b.version);
    });
    return client;
}

/// `object` with what it is "like" filled in. Follows at most a few steps, so that a circle ends.
QJsonObject withBase(const QJsonObject& object, const std::function<QByteArray(QString)>& base,
                     Problem& problem, int depth = 0) {
    const QString like = object.value("like"_L1).toString();
    if (like.isEmpty())
        return object;
    const QJsonObject found = base && depth < 4
                                  ? json::readObject(base(like), {}).value_or(QJsonObject())
                                  : QJsonObject();
    if (found.isEmpty()) {
        problem = {u"like"_s, tr("the id of a client that is not like this one itself")};
        return object;
    }
    QJsonObject whole = withBase(found, base, problem, depth + 1);
    for (const QLatin1StringView own : {"earlier"_L1, "summary"_L1, "sources"_L1})
        whole.remove(own);
    QJsonObject merged = patched(whole, object);
    if (object.contains("earlier"_L1)) // its own patches keep their nulls
        merged.insert("earlier"_L1, object["earlier"_L1]);
    return merged;
}

} // namespace

tl::expected<Client, json::SchemaError> readClient(const QByteArray& json, const QString& file,
                                                   const std::function<QByteArray(QString)>& base) {
    const auto object = json::readObject(json, file);
    if (!object)
        return tl::unexpected(object.error());
    Problem problem;
    const QJsonObject whole = withBase(*object, base, problem);
    Client client = problem ? Client() : readObject(whole, problem);
    if (problem)
        return tl::unexpected(json::schemaError(file, *problem));
    client.file = file;
    return client;
}

} // namespace thence::redirect
