#include "tests/support/messages.h"

#include "app/http/date.h"
#include "app/http/syntax.h"
#include "app/url/parse.h"

namespace thence::test {

namespace {

QList<QByteArray> pieces(QByteArrayView text) {
    QList<QByteArray> result;
    for (const QByteArray& piece : text.toByteArray().split('|'))
        result.append(piece.trimmed());
    return result;
}

QByteArray expanded(QByteArray value, const QDateTime& base) {
    for (qsizetype open; (open = value.indexOf('{')) >= 0;) {
        const qsizetype close = value.indexOf('}', open);
        const QByteArray inside = value.mid(open + 1, close - open - 1);
        value.replace(open, close - open + 1,
                      inside.startsWith('x') ? QByteArray(inside.mid(1).toInt(), 'x')
                                             : http::formatDate(base.addSecs(inside.toLongLong())));
    }
    return value;
}

http::FieldList fieldsFrom(const QList<QByteArray>& lines, const QDateTime& base) {
    http::FieldList list;
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith('@'))
            list.append(line.first(colon), expanded(line.mid(colon + 1).trimmed(), base));
    }
    return list;
}

} // namespace

http::FieldList fields(QByteArrayView text, const QDateTime& base) {
    return fieldsFrom(pieces(text), base);
}

http::Response response(QByteArrayView text, const QDateTime& base) {
    QList<QByteArray> parts = pieces(text);
    http::Response response;
    response.status = parts.takeFirst().toInt();
    response.fields = fieldsFrom(parts, base);
    return response;
}

http::Request request(QByteArrayView text, const QDateTime& base) {
    QList<QByteArray> parts = pieces(text);
    const QList<QByteArray> line = parts.takeFirst().split(' ');
    http::Request request;
    request.method = line.size() > 1 ? line.first() : QByteArray("GET");
    request.target = url::parse(line.last()).value();
    request.fields = fieldsFrom(parts, base);
    return request;
}

} // namespace thence::test
