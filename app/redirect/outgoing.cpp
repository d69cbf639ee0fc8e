#include "app/http/method.h"
#include "app/http/syntax.h"
#include "app/redirect/decide.h"

#include <algorithm>

namespace thence::redirect {

namespace {

bool isUnwanted(QByteArrayView name, const QList<QByteArray>& unwanted) {
    return std::any_of(unwanted.begin(), unwanted.end(),
                       [&](const QByteArray& one) { return http::equalsIgnoringCase(name, one); });
}

/// Adds those of the agent's `own` fields that the request does not have and nobody forbade.
void appendMissing(http::FieldList& fields, const http::FieldList& own, const Agent& agent) {
    for (const http::Field field : own)
        if (!fields.contains(field.name) && !isUnwanted(field.name, agent.withoutFields))
            fields.append(field.name, field.value);
}

bool isLengthDue(const Client& client, const http::Request& request) {
    if (request.fields.contains("Content-Length") || request.fields.contains("Transfer-Encoding"))
        return false;
    if (request.content)
        return true;
    switch (client.noContent) {
    case Client::NoContent::WhereExpected:
        return http::expectsContent(request.method);
    case Client::NoContent::AllButGetAndHead:
        return request.method != "GET" && request.method != "HEAD";
    case Client::NoContent::Silent:
        break;
    }
    return false;
}

/// The fields called as in `names` first, in that order; the others behind them as they came.
http::FieldList ordered(const http::FieldList& fields, const QList<QByteArray>& names) {
    http::FieldList result;
    for (const QByteArray& name : names)
        for (const http::Field field : fields)
            if (http::equalsIgnoringCase(field.name, name))
                result.append(field.name, field.value);
    for (const http::Field field : fields)
        if (!names.contains(field.name.toByteArray().toLower()))
            result.append(field.name, field.value);
    return result;
}

} // namespace

http::Request outgoing(const Agent& agent, const http::Request& request, const QByteArray& cookie) {
    const Client& client = *agent.client;
    http::Request sent = request;
    const auto host = request.fields.first("Host");
    sent.fields.set("Host", host ? host->toByteArray() : request.target.authority());
    appendMissing(sent.fields, client.defaultFields, agent);
    if (!cookie.isEmpty()) {
        const auto own = request.fields.first("Cookie");
        sent.fields.set("Cookie", own ? own->toByteArray() + "; " + cookie : cookie);
    }
    if (isLengthDue(client, sent))
        sent.fields.append("Content-Length",
                           QByteArray::number(sent.content ? sent.content->bytes.size() : 0));
    if (sent.content)
        appendMissing(sent.fields, client.defaultContentFields, agent);
    sent.fields = ordered(sent.fields, QList<QByteArray>{"host"} + client.fieldOrder);
    return sent;
}

} // namespace thence::redirect
