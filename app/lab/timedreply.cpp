#include "app/lab/timedreply.h"

#include "app/lab/placeholder.h"

#include <QCoreApplication>

namespace thence::lab {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Lab", text);
}

bool mayHaveContent(QByteArrayView statusLine) {
    return !statusLine.contains(" 204") && !statusLine.contains(" 304");
}

/// The reply in one piece, with placeholders filled in and without what comes before it.
QByteArray wholeReply(const Route& route, const Received& request, const Ports& ports,
                      const QByteArray& now) {
    const qint64 number = matchPath(route.path, request.path).value_or(0);
    const auto finished = [&](const QByteArray& text) {
        return withPorts(filled(text, number, request, ports), ports, request.scheme);
    };
    const Reply& reply = route.reply;
    if (reply.raw)
        return finished(*reply.raw);
    http::FieldList fields;
    for (const http::Field field : reply.fields)
        fields.append(field.name, finished(field.value.toByteArray()));
    const QByteArray content = finished(reply.content);
    if (!fields.contains("Date"))
        fields.append("Date", now);
    const bool framed = fields.contains("Content-Length") || fields.contains("Transfer-Encoding");
    if (!framed && mayHaveContent(reply.statusLine))
        fields.append("Content-Length", QByteArray::number(content.size()));
    QByteArray bytes;
    for (const QByteArray& head : reply.interim)
        bytes += finished(head);
    bytes += reply.statusLine + "\r\n" + fields.toBytes() + "\r\n";
    return request.method == "HEAD" ? bytes : bytes + content;
}

TimedReply simple(const Route& route, const Received& request, const Ports& ports,
                  const QByteArray& now) {
    return {{{{}, wholeReply(route, request, ports, now)}}, Ending::Keep};
}

QByteArray contentsPage(const QList<Script>& scripts) {
    QString items;
    for (const Script& script : scripts) {
        const QString url = QString::fromUtf8(script.scenario.start.target.href());
        items += QStringLiteral("<li><a href=\"%1\">%2</a><br>%3</li>\n")
                     .arg(url.toHtmlEscaped(), script.scenario.title.toHtmlEscaped(),
                          script.scenario.summary.toHtmlEscaped());
    }
    return QStringLiteral("<!doctype html>\n<meta charset=utf-8>\n<title>%1</title>\n<h1>%1</h1>\n"
                          "<ul>\n%2</ul>\n")
        .arg(tr("The redirect lab"), items)
        .toUtf8();
}

} // namespace

TimedReply timedReply(const Route& route, const Received& request, const Ports& ports,
                      const QByteArray& now) {
    const Reply& reply = route.reply;
    QByteArray bytes = wholeReply(route, request, ports, now);
    if (reply.endAfter >= 0)
        bytes.truncate(reply.endAfter);
    const qsizetype step = reply.pieceSize > 0 ? reply.pieceSize : qMax<qsizetype>(bytes.size(), 1);
    TimedReply timed{{}, reply.ending};
    timed.pieces.append({reply.delay, bytes.first(qMin(step, bytes.size()))});
    for (qsizetype at = step; at < bytes.size(); at += step)
        timed.pieces.append({reply.piecePause, bytes.sliced(at, qMin(step, bytes.size() - at))});
    return timed;
}

TimedReply timedDefaultReply(const QList<Script>& scripts, const Received& request,
                             const Ports& ports, const QByteArray& now) {
    Route route;
    route.path = request.path;
    if (request.path == "/") {
        route.reply.statusLine = "HTTP/1.1 200 OK";
        route.reply.fields.append("Content-Type", "text/html; charset=utf-8");
        route.reply.content = contentsPage(scripts);
    } else {
        route.reply.statusLine = "HTTP/1.1 404 Not Found";
        route.reply.fields.append("Content-Type", "text/plain; charset=utf-8");
        route.reply.content = tr("The lab has nothing here. Its contents are at /.\n").toUtf8();
    }
    return simple(route, request, ports, now);
}

} // namespace thence::lab
