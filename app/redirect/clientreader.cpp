#include "app/redirect/clientreader.h"

#include "app/http/syntax.h"
#include "app/json/cursor.h"
#include "app/redirect/jsonpatch.h"
#include "app/redirect/locationreader.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QVersionNumber>

#include <algorithm>

namespace whereto::redirect {

namespace {

using namespace Qt::StringLiterals;
using Problem = std::optional<json::Cursor::Problem>;

QString tr(const char* text) {
    return QCoreApplication::translate("ClientReader", text);
}

void readRow(json::Cursor& at, const QString& key, const QJsonValue& value,
             std::vector<MethodTable::Row>& rows) {
    const QString letters = value.toString();
    const bool known = std::ranges::all_of(
        letters, [](QChar c) { return QByteArrayView("-xGgBHSsc!.").contains(c.toLatin1()); });
    if (letters.size() != MethodTable::columns || !known)
        return at.fail(key, tr("ten letters out of - x G g B H S s c ! ."));
    Carrying carrying = Carrying::Anything;
    QString methods = key;
    if (methods.endsWith("+content"_L1))
        carrying = Carrying::Content;
    else if (methods.endsWith("+stream"_L1))
        carrying = Carrying::Stream;
    methods = methods.section(u'+', 0, 0);
    for (const QString& method : methods.split(u' ')) {
        if (!http::isToken(method.toLatin1()))
            return at.fail(key, tr("methods, or *, perhaps with +content or +stream"));
        rows.push_back({.method = method == "*"_L1 ? QByteArray() : method.toLatin1(),
                        .carrying = carrying,
                        .letters = letters.toLatin1()});
    }
}

MethodTable readMethods(json::Cursor& parent) {
    const QJsonObject object = parent.object("methods");
    json::Cursor at(object, u"methods"_s, parent.problem());
    std::vector<MethodTable::Row> rows;
    for (auto it = object.begin(); it != object.end(); ++it)
        readRow(at, it.key(), *it, rows);
    const bool complete = std::ranges::any_of(rows, [](const MethodTable::Row& row) {
        return row.method.isEmpty() && row.carrying == Carrying::Anything;
    });
    if (!complete)
        at.fail("*", tr("a row for every other method"));
    return MethodTable(std::move(rows));
}

void readBoundary(json::Cursor& at, const QString& key, const QString& text, FieldRule& rule) {
    if (text == "trim-referrer"_L1) {
        rule.action = FieldRule::Action::TrimReferrer;
    } else if (text == "taint-origin"_L1) {
        rule.action = FieldRule::Action::TaintOrigin;
    } else if (text != "never"_L1) {
        if (const auto boundary = Boundary::fromText(text))
            rule.boundary = *boundary;
        else
            at.fail(key, tr("never, trim-referrer, taint-origin, or words out of %1 joined by |")
                             .arg(boundaryWords()));
    }
}

std::vector<FieldRule> readFields(json::Cursor& parent) {
    const QJsonObject object = parent.object("fields");
    std::vector<FieldRule> rules;
    for (auto it = object.begin(); it != object.end(); ++it) {
        FieldRule rule{.name = it.key().toLower().toLatin1()};
        const QString path = u"fields."_s + it.key();
        json::Cursor at(it->isString() ? QJsonObject{{u"drop"_s, *it}} : it->toObject(), path,
                        parent.problem());
        readBoundary(at, u"drop"_s, at.required("drop"), rule);
        at.read("returns", rule.returns);
        at.read("reason", rule.reason);
        at.read("reference", rule.reference);
        at.finish();
        if (!http::isToken(rule.name))
            parent.fail(path, tr("the name of a field"));
        rules.push_back(std::move(rule));
    }
    return rules;
}

void readLimit(json::Cursor& at, Rules& rules) {
    at.read("limit", rules.limit, -1);
    at.choose<bool>("atLimit", rules.errorAtLimit, {{"error", true}, {"return", false}});
}

void readUrlPolicy(json::Cursor& at, Rules& rules) {
    using Downgrade = Rules::Downgrade;
    at.read("schemes", rules.schemes);
    at.read("foreignSchemes", rules.foreignSchemes);
    at.read("schemeMayChange", rules.schemeMayChange);
    at.choose<Downgrade>("downgrade", rules.downgrade,
                         {{"follow", Downgrade::Follow},
                          {"refuse", Downgrade::Refuse},
                          {"refuse-unless-loopback", Downgrade::RefuseUnlessLoopback}});
    enum class Fragment { Inherit, Keep, Drop } fragment = Fragment::Keep;
    at.choose<Fragment>(
        "fragment", fragment,
        {{"inherit", Fragment::Inherit}, {"keep", Fragment::Keep}, {"drop", Fragment::Drop}});
    rules.inheritsFragment = fragment == Fragment::Inherit;
    rules.keepsFragment = fragment != Fragment::Drop;
}

void readHabits(json::Cursor& at, Rules& rules) {
    at.read("cookieJar", rules.cookieJar);
    at.read("hsts", rules.hsts);
    at.read("refresh", rules.refresh);
    at.read("retryAfter", rules.retryAfter);
    at.read("cache", rules.cache);
    for (const QJsonValue& field : at.array("defaultFields")) {
        const QByteArray name = field.toArray().at(0).toString().toLatin1();
        if (!http::isToken(name) || field.toArray().size() != 2)
            at.fail("defaultFields", tr("pairs of name and value"));
        rules.defaultFields.append(name, field.toArray().at(1).toString().toLatin1());
    }
    const QJsonObject references = at.object("references");
    for (auto it = references.begin(); it != references.end(); ++it)
        rules.references.insert(it.key(), it->toString());
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

Rules readRules(const QJsonObject& object, Client& client, Problem& problem) {
    json::Cursor at(object, {}, problem);
    readIdentity(at, client);
    at.array("options");
    at.object("earlier");
    Rules rules;
    rules.observed = u"observed: %1 %2"_s.arg(client.name, client.version);
    rules.methods = readMethods(at);
    at.read("contentFields", rules.contentFields);
    rules.fields = readFields(at);
    readLimit(at, rules);
    rules.location = readLocationRules(at);
    readUrlPolicy(at, rules);
    readHabits(at, rules);
    at.finish();
    return rules;
}

constexpr int mostOptions = 10;

/// Reads the options and the rules for each combination of them.
void readVariants(const QJsonObject& object, Client& client, Problem& problem) {
    const QJsonArray options = object.value("options"_L1).toArray();
    if (options.size() > mostOptions && !problem)
        problem = {u"options"_s, tr("ten options at most")};
    for (const QJsonValue& value : options) {
        json::Cursor at(value.toObject(), u"options"_s, problem);
        Option option{
            .name = at.required("name"), .label = {}, .description = at.required("description")};
        at.read("label", option.label);
        at.read("assumedForScripts", option.assumedForScripts);
        at.object("set");
        at.finish();
        client.options.append(option);
    }
    if (problem)
        return;
    for (int mask = 0; mask < (1 << options.size()) && !problem; ++mask) {
        QJsonObject chosen = object;
        for (int i = 0; i < options.size(); ++i)
            if (mask & (1 << i))
                chosen = patched(chosen, options.at(i).toObject().value("set"_L1).toObject());
        client.variants.append(readRules(chosen, client, problem));
    }
}

Client readObject(const QJsonObject& object, Problem& problem) {
    Client client;
    readVariants(object, client, problem);
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
    const QJsonObject found =
        base && depth < 4 ? QJsonDocument::fromJson(base(like)).object() : QJsonObject();
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

QString SchemaError::text() const {
    return key.isEmpty() ? tr("%1: expected %2").arg(file, expected)
                         : tr("%1, %2: expected %3").arg(file, key, expected);
}

tl::expected<Client, SchemaError> readClient(const QByteArray& json, const QString& file,
                                             const std::function<QByteArray(QString)>& base) {
    const QString name = QFileInfo(file).fileName();
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parseError);
    if (!document.isObject())
        return tl::unexpected(SchemaError{
            name,
            {},
            parseError.error == QJsonParseError::NoError
                ? tr("an object")
                : tr("JSON (%1 at byte %2)").arg(parseError.errorString()).arg(parseError.offset)});
    Problem problem;
    const QJsonObject whole = withBase(document.object(), base, problem);
    Client client = problem ? Client() : readObject(whole, problem);
    if (problem)
        return tl::unexpected(SchemaError{name, problem->key, problem->expected});
    client.file = file;
    return client;
}

} // namespace whereto::redirect
