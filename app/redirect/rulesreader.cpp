#include "app/redirect/rulesreader.h"

#include "app/http/syntax.h"
#include "app/redirect/locationreader.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::redirect {

namespace {

using namespace Qt::StringLiterals;

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
    at.choose<Downgrade>(
        "downgrade", rules.downgrade,
        {{"follow", Downgrade::Follow},
         {"refuse", Downgrade::Refuse},
         {"refuse-unless-loopback", Downgrade::RefuseUnlessLoopback},
         {"refuse-content-unless-loopback", Downgrade::RefuseContentUnlessLoopback}});
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
    const QJsonObject references = at.object("references");
    for (auto it = references.begin(); it != references.end(); ++it)
        rules.references.insert(it.key(), it->toString());
}

} // namespace

Rules readRules(json::Cursor& at) {
    Rules rules;
    rules.observed = u"observed: %1 %2"_s.arg(at.required("name"), at.required("version"));
    rules.methods = readMethods(at);
    at.read("contentFields", rules.contentFields);
    rules.fields = readFields(at);
    readLimit(at, rules);
    rules.location = readLocationRules(at);
    readUrlPolicy(at, rules);
    readHabits(at, rules);
    return rules;
}

} // namespace thence::redirect
