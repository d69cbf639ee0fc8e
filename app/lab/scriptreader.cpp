#include "app/lab/scriptreader.h"

#include "app/http/statuscode.h"
#include "app/http/syntax.h"
#include "app/json/document.h"
#include "app/url/parse.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
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
QByteArray readContent(Cursor& at) {
    if (!at.holdsArray("content"))
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
    parent.each("interim", [&](Cursor& at) {
        const QByteArray line = readStatusLine(at);
        heads.push_back(line + "\r\n" + readFields(at).toBytes() + "\r\n");
    });
    return heads;
}

void readPieces(Cursor& parent, Reply& reply) {
    if (!parent.has("pieces"))
        return;
    Cursor at = parent.part("pieces");
    int size = 0;
    at.read("size", size, 1);
    reply.pieceSize = size;
    reply.piecePause = readDuration(at, "pause");
    at.finish();
}

Reply readReply(Cursor& at) {
    Reply reply;
    if (const auto raw = at.optionalText("raw")) {
        reply.raw = raw->toLatin1();
    } else {
        reply.statusLine = readStatusLine(at);
        reply.interim = readInterim(at);
        reply.fields = readFields(at);
        reply.content = readContent(at);
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

Route readRoute(Cursor& at, Hosts hosts) {
    Route route;
    readUrl(at, route, hosts);
    route.method = at.optionalText("method").value_or(QString()).toLatin1();
    route.cookie = at.optionalText("cookie").value_or(QString()).toUtf8();
    route.withoutCookie = at.optionalText("withoutCookie").value_or(QString()).toUtf8();
    route.reply = readReply(at);
    return route;
}

http::Request readStart(Cursor& parent) {
    Cursor at = parent.part("start");
    http::Request start;
    start.method = at.optionalText("method").value_or(u"GET"_s).toLatin1();
    if (!http::isToken(start.method))
        at.fail("method", tr("a method"));
    const auto target = url::parse(at.required("url").toUtf8());
    if (!target || !target->isHttp())
        at.fail("url", tr("a URL with http or https"));
    start.target = target.value_or(url::Url());
    start.fields = readFields(at);
    if (at.has("content"))
        start.content = http::Content{readContent(at)};
    at.finish();
    return start;
}

} // namespace

tl::expected<Script, json::SchemaError> readScript(const QByteArray& json, const QString& file,
                                                   Hosts hosts) {
    return json::readDocument(json, file, [&](Cursor& at) {
        Script script;
        script.scenario.id = QFileInfo(file).completeBaseName();
        script.scenario.title = at.required("title");
        script.scenario.summary = at.required("summary");
        at.read("order", script.order, 1);
        script.scenario.start = readStart(at);
        at.requiredEach("rules",
                        [&](Cursor& rule) { script.routes.append(readRoute(rule, hosts)); });
        return script;
    });
}

} // namespace thence::lab
