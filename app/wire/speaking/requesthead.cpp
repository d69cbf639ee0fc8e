#include "app/wire/speaking/requesthead.h"

#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::wire {

namespace {

QString explain(const char* text) {
    return QCoreApplication::translate("Wire", text);
}

bool breaksTarget(char c) {
    return uchar(c) <= 0x20 || c == 0x7f;
}

bool breaksValue(char c) {
    return c == '\r' || c == '\n' || c == '\0';
}

QString whyTargetIsInvalid(const url::Url& target) {
    if (!target.isHttp())
        return explain(QT_TRANSLATE_NOOP("Wire", "only http and https URLs can be requested"));
    if (target.host().isEmpty())
        return explain(QT_TRANSLATE_NOOP("Wire", "the URL names no host"));
    if (target.port() == 0)
        return explain(QT_TRANSLATE_NOOP("Wire", "nothing can listen on port 0"));
    if (std::ranges::any_of(target.path(), breaksTarget) ||
        std::ranges::any_of(target.query(), breaksTarget))
        return explain(QT_TRANSLATE_NOOP("Wire", "the URL has a space or a control byte"));
    return {};
}

} // namespace

QString whyInvalid(const http::Request& request) {
    if (!http::isToken(request.method))
        return explain(QT_TRANSLATE_NOOP("Wire", "the method is not a token (RFC 9110 §9.1)"));
    if (const QString why = whyTargetIsInvalid(request.target); !why.isEmpty())
        return why;
    for (const http::Field field : request.fields) {
        if (!http::isToken(field.name))
            return explain(
                QT_TRANSLATE_NOOP("Wire", "a field name is not a token (RFC 9110 §5.1)"));
        if (std::ranges::any_of(field.value, breaksValue))
            return explain(QT_TRANSLATE_NOOP(
                "Wire", "a field value has a line break or a NUL (RFC 9110 §5.5)"));
    }
    return {};
}

QByteArray requestHead(const http::Request& request) {
    const QByteArray target = request.target.requestTarget();
    qsizetype size = request.method.size() + target.size() + 14;
    for (const http::Field field : request.fields)
        size += field.name.size() + field.value.size() + 4;
    QByteArray head(size, Qt::Uninitialized);
    char* out = head.data();
    const auto write = [&out](QByteArrayView part) {
        out = std::copy(part.begin(), part.end(), out);
    };
    write(request.method);
    write(" ");
    write(target);
    write(" HTTP/1.1\r\n");
    for (const http::Field field : request.fields) {
        write(field.name);
        write(": ");
        write(field.value);
        write("\r\n");
    }
    write("\r\n");
    Q_ASSERT(out == head.constData() + head.size());
    return head;
}

QByteArray framedContent(const http::Request& request) {
    const QByteArray content = request.content ? request.content->bytes : QByteArray();
    const QByteArray joined = request.fields.joined("Transfer-Encoding");
    const auto codings = http::splitList(joined);
    if (codings.isEmpty() || !http::equalsIgnoringCase(codings.last(), "chunked"))
        return content;
    const QByteArray chunk =
        content.isEmpty() ? QByteArray()
                          : QByteArray::number(content.size(), 16) + "\r\n" + content + "\r\n";
    return chunk + "0\r\n\r\n";
}

} // namespace thence::wire
