#include "app/http/method.h"
#include "app/redirect/decide.h"

namespace whereto::redirect {

http::Request outgoing(const Client& client, const http::Request& request,
                       const QByteArray& cookie) {
    http::Request sent = request;
    const auto host = request.fields.first("Host");
    sent.fields = {{"Host", host ? host->toByteArray() : request.target.authority()}};
    for (const http::Field field : request.fields)
        if (field.name.compare("Host", Qt::CaseInsensitive) != 0)
            sent.fields.append(field.name, field.value);
    for (const http::Field field : client.defaultFields)
        if (!request.fields.contains(field.name))
            sent.fields.append(field.name, field.value);
    if (!cookie.isEmpty()) {
        const auto own = request.fields.first("Cookie");
        sent.fields.set("Cookie", own ? own->toByteArray() + "; " + cookie : cookie);
    }
    const bool framed =
        sent.fields.contains("Content-Length") || sent.fields.contains("Transfer-Encoding");
    if (!framed && (sent.content || http::expectsContent(sent.method)))
        sent.fields.append("Content-Length",
                           QByteArray::number(sent.content ? sent.content->bytes.size() : 0));
    return sent;
}

} // namespace whereto::redirect
