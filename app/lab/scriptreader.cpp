#include "app/lab/scriptreader.h"

#include "app/http/statuscode.h"
#include "app/http/syntax.h"
#include "app/json/cursor.h"
#include "app/url/parse.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace thence::lab {

namespace {

using namespace Qt::StringLiterals;
using json::Cursor;

QString tr(const char* text) {
    return QCoreApplication::translate("LabScript", text);
}

QString place(const char* list, qsizetype index) {
    return u"%1[%2]"_s.arg(QLatin1String(list)).arg(index);
}

/// A text, or a list of lines that are joined by LF.
QByteArray readContent(Cursor& at, const QJsonObject& object) {
    if (!object.value("content"_L1).isArray())
        return at.optionalText("content").value_or(QString()).toUtf8();
    QStringList lines;
    at.read("content", lines);
    return (lines.join(u'\n') + u'\n').toUtf8();
}

http::FieldList readFields(Cursor& at) {
    http::FieldList fields;
    const QJsonArray list = at.array("fields");
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonArray pair = list[i].toArray();
        if (pair.size() != 2 || !pair[0].isString() || !pair[1].isString())
            at.fail(place("fields", i), tr("a pair of name and value"));
        else
            fields.append(pair[0].toString().toUtf8(), pair[1].toString().toUtf8());
    }
    return fields;
}

std::chrono::milliseconds readDuration(Cursor& at, const char* key) {
    int milliseconds = 0;
    at.read(key, milliseconds, 0);
    return std::chrono::milliseconds(milliseconds);
}

QByteArray readStatusLine(Cursor& at) {
    int status = 0;
    at.read("status", status, 100);
    const auto reason = at.optionalText("reason");
    const QByteArray whole = at.optionalText("statusLine").value_or(QString()).toUtf8();
    if (!whole.isEmpty())
        return whole;
    if (status < 100 || status > 999)
        at.fail("status", tr("a status from 100 to 999, or statusLine, or raw"));
    const QByteArray phrase = reason ? reason->toUtf8() : http::reasonPhrase(status).toByteArray();
    return "HTTP/1.1 " + QByteArray::number(status) + ' ' + phrase;
}

std::vector<QByteArray> readInterim(Cursor& parent) {
    std::vector<QByteArray> heads;
    const QJsonArray list = parent.array("interim");
    for (qsizetype i = 0; i < list.size(); ++i) {
        Cursor at(list[i].toObject(), parent.pathTo(place("interim", i)), parent.problem());
        const QByteArray line = readStatusLine(at);
        heads.push_back(line + "\r\n" + readFields(at).toBytes() + "\r\n");
        at.finish();
    }
    return heads;
}

void readPieces(Cursor& parent, Reply& reply) {
    const QJsonObject object = parent.object("pieces");
    if (object.isEmpty())
        return;
    Cursor at(object, parent.pathTo(u"pieces"_s), parent.problem());
    int size = 0;
    at.read("size", size, 1);
    reply.pieceSize = size;
    reply.piecePause = readDuration(at, "pause");
    at.finish();
}

Reply readReply(Cursor& at, const QJsonObject& object) {
    Reply reply;
    if (const auto raw = at.optionalText("raw")) {
        reply.raw = raw->toLatin1();
    } else {
        reply.statusLine = readStatusLine(at);
        reply.interim = readInterim(at);
        reply.fields = readFields(at);
        reply.content = readContent(at, object);
    }
    reply.delay = readDuration(at, "delay");
    readPieces(at, reply);
    at.choose<Ending>("ending", reply.ending,
                      {{"keep", Ending::Keep},
                       {"close", Ending::Close},
                       {"reset", Ending::Reset},
                       {"stall", Ending::Stall}});
    int endAfter = -1;
    at.read("endAfter", endAfter, 0);
    reply.endAfter = endAfter;
    return reply;
}

/// The URL is taken apart here and not by a URL parser, which would encode the placeholder.
void readUrl(Cursor& at, Route& route, Hosts hosts) {
    static const QRegularExpression shapes[] = {
        QRegularExpression(
            uR"(^(https?)://((?:[a-z0-9-]+\.)*localhost)(/[^?#\s]*)(?:\?([^#\s]*))?$)"_s),
        QRegularExpression(
            uR"(^(?:(https?)|\*)://(?:([a-z0-9.-]+)|\*)(/[^?#\s]*)(?:\?([^#\s]*))?$)"_s)};
    const auto match = shapes[hosts == Hosts::Any].match(at.required("url"));
    if (!match.hasMatch())
        return at.fail("url", tr("a URL without port, as in http://shop.localhost/path"));
    route.scheme = match.captured(1).toLatin1();
    route.host = match.captured(2).toLatin1();
    route.path = match.captured(3).toUtf8();
    if (match.capturedStart(4) >= 0)
        route.query = match.captured(4).toUtf8();
}

Route readRoute(const QJsonObject& object, const QString& path, Hosts hosts,
                std::optional<Cursor::Problem>& problem) {
    Cursor at(object, path, problem);
    Route route;
    readUrl(at, route, hosts);
    route.method = at.optionalText("method").value_or(QString()).toLatin1();
    route.cookie = at.optionalText("cookie").value_or(QString()).toUtf8();
    route.withoutCookie = at.optionalText("withoutCookie").value_or(QString()).toUtf8();
    route.reply = readReply(at, object);
    at.finish();
    return route;
}

http::Request readStart(Cursor& parent) {
    const QJsonObject object = parent.object("start");
    Cursor at(object, u"start"_s, parent.problem());
    http::Request start;
    start.method = at.optionalText("method").value_or(u"GET"_s).toLatin1();
    if (!http::isToken(start.method))
        at.fail("method", tr("a method"));
    const auto target = url::parse(at.required("url").toUtf8());
    if (!target || !target->isHttp())
        at.fail("url", tr("a URL with http or https"));
    start.target = target.value_or(url::Url());
    start.fields = readFields(at);
    if (object.contains("content"_L1))
        start.content = http::Content{readContent(at, object)};
    at.finish();
    return start;
}

} // namespace

QString SchemaError::text() const {
    const QString where = key.isEmpty() ? file : u"%1, %2"_s.arg(file, key);
    return tr("%1: expected %2").arg(where, expected);
}

tl::expected<Script, SchemaError> readScript(const QByteArray& json, const QString& file,
                                             Hosts hosts) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return tl::unexpected(SchemaError{
            file,
            {},
            tr("a JSON object (%1 at byte %2)").arg(error.errorString()).arg(error.offset)});
    std::optional<Cursor::Problem> problem;
    Cursor at(document.object(), {}, problem);
    Script script;
    script.scenario.id = QFileInfo(file).completeBaseName();
    script.scenario.title = at.required("title");
    script.scenario.summary = at.required("summary");
    at.read("order", script.order, 1);
    script.scenario.start = readStart(at);
    const QJsonArray rules = at.array("rules");
    if (rules.isEmpty())
        at.fail("rules", tr("a list with at least one rule"));
    for (qsizetype i = 0; i < rules.size(); ++i)
        script.routes.append(readRoute(rules[i].toObject(), place("rules", i), hosts, problem));
    at.finish();
    if (problem)
        return tl::unexpected(SchemaError{file, problem->key, problem->expected});
    return script;
}

} // namespace thence::lab
