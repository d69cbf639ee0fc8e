#include "app/http/mediatype.h"

#include "app/http/syntax.h"

#include <algorithm>

namespace thence::http {

namespace {

/// A token as it stands, or the content of a quoted-string (RFC 9110 §5.6.4). One that does not end
/// goes on to the end of the field (Fetch, "collect an HTTP quoted string").
QByteArray parameterValue(QByteArrayView text) {
    if (!text.startsWith('"'))
        return text.toByteArray();
    QByteArray content;
    for (qsizetype i = 1; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        content.append(text[i]);
    }
    return content;
}

} // namespace

QByteArray MediaType::parameter(QByteArrayView name) const {
    const auto found = std::ranges::find(
        parameters, name, [](const auto& parameter) { return QByteArrayView(parameter.first); });
    return found == parameters.end() ? QByteArray() : found->second;
}

MediaType mediaType(QByteArrayView value) {
    const QByteArrayView essence = withoutParameters(value);
    MediaType type{.essence = essence.toByteArray().toLower()};
    const qsizetype semicolon = value.indexOf(';');
    if (semicolon < 0)
        return type;
    for (const QByteArrayView parameter : splitList(value.sliced(semicolon + 1), ';')) {
        const qsizetype equals = parameter.indexOf('=');
        if (equals > 0)
            type.parameters.append({trimmed(parameter.first(equals)).toByteArray().toLower(),
                                    parameterValue(trimmed(parameter.sliced(equals + 1)))});
    }
    return type;
}

MediaType mediaType(const FieldList& fields) {
    return mediaType(fields.first("Content-Type").value_or(QByteArrayView()));
}

} // namespace thence::http
