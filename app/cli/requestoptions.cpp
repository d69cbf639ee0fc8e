#include "app/cli/requestoptions.h"

#include "app/cli/contentoptions.h"
#include "app/http/syntax.h"
#include "app/redaction/redaction.h"
#include "app/redirect/typed.h"
#include "app/url/percent.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;
using Step = tl::expected<void, QString>;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

/// "Basic …" (RFC 7617 §2).
QByteArray basic(const QByteArray& userAndPassword) {
    return "Basic " + userAndPassword.toBase64();
}

bool hasForbiddenByte(QByteArrayView value) {
    return value.contains('\r') || value.contains('\n') || value.contains('\0');
}

/// "Name: value", or "Name;" for a field with an empty value, as with curl.
tl::expected<std::pair<QByteArray, QByteArray>, QString> readField(const QString& text) {
    const QByteArray line = text.toUtf8();
    const bool isEmpty = line.endsWith(';') && !line.contains(':');
    const qsizetype end = isEmpty ? line.size() - 1 : line.indexOf(':');
    if (end < 0)
        return Problem(
            tr("A -H has no colon after the name. Write it as in -H 'Accept: text/html'."));
    const QByteArray name = line.first(end);
    const QByteArray value = http::trimmed(QByteArrayView(line).sliced(end + 1)).toByteArray();
    if (!http::isToken(name))
        return Problem(tr("A -H does not begin with the name of a field. Write it as in "
                          "-H 'Accept: text/html'."));
    if (hasForbiddenByte(value))
        return Problem(tr("-H “%1” has a line end or a NUL in its value. Take it out.")
                           .arg(QString::fromUtf8(name)));
    return std::pair(name, value);
}

/// 'Accept:' takes a field out, as with curl; 'Accept;' sends it empty.
bool isRemoval(const QString& text) {
    return text.indexOf(u':') == text.trimmed().size() - 1;
}

/// The first -H of a name replaces what `base` has, further ones stand beside it.
Step readFields(http::Request& request, const Arguments& arguments) {
    http::FieldList written;
    for (const QString& text : arguments.values("header"_L1)) {
        const auto field = readField(text);
        if (!field)
            return Problem(field.error());
        if (!written.contains(field->first))
            request.fields.remove(field->first);
        if (!isRemoval(text))
            written.append(field->first, field->second);
    }
    for (const http::Field field : written)
        request.fields.append(field.name, field.value);
    return {};
}

Step readUser(http::Request& request, const Arguments& arguments) {
    if (!arguments.has("user"_L1))
        return {};
    const QString user = arguments.value("user"_L1);
    if (!user.contains(u':'))
        return Problem(tr("-u has no password. Write it as user:password."));
    request.fields.set("Authorization", basic(user.toUtf8()));
    return {};
}

Step readAgent(http::Request& request, const Arguments& arguments) {
    if (arguments.value("user-agent"_L1).isEmpty())
        return {};
    const QByteArray agent = arguments.value("user-agent"_L1).toUtf8();
    if (hasForbiddenByte(agent))
        return Problem(tr("-A has a line end or a NUL in it. Take it out."));
    request.fields.set("User-Agent", agent);
    return {};
}

Step readMethod(http::Request& request, const Arguments& arguments) {
    if (arguments.has("head"_L1))
        request.method = "HEAD";
    if (!arguments.has("request"_L1))
        return {};
    const QString method = arguments.value("request"_L1);
    request.method = method.toUtf8();
    if (!http::isToken(request.method))
        return Problem(tr("-X “%1” is not a method. Write one word, as in -X PUT.").arg(method));
    return {};
}

Step readContent(http::Request& request, const Arguments& arguments,
                 const redirect::Client& client) {
    auto content = contentFrom(arguments);
    if (!content)
        return Problem(content.error());
    if (!*content)
        return {};
    request.content = http::Content{**std::move(content)};
    request.method = "POST";
    const bool typed = request.fields.contains("Content-Type") ||
                       client.defaultContentFields.contains("Content-Type");
    if (!typed && !removedFields(arguments).contains("content-type"))
        request.fields.append("Content-Type", "application/x-www-form-urlencoded");
    return {};
}

} // namespace

QByteArrayList removedFields(const Arguments& arguments) {
    QByteArrayList names;
    for (const QString& text : arguments.values("header"_L1))
        if (isRemoval(text))
            names.append(text.first(text.indexOf(u':')).toLower().toUtf8());
    if (arguments.has("user-agent"_L1) && arguments.value("user-agent"_L1).isEmpty())
        names.append("user-agent");
    return names;
}

tl::expected<http::Request, QString> readTarget(const QString& text,
                                                const redirect::Client& client) {
    const auto target = redirect::readTyped(client, text.toUtf8());
    const QString shown = QString::fromUtf8(redaction::Redaction().url(text.toUtf8()));
    if (!target)
        return Problem(tr("“%1” is not a URL: %2 Write it as in https://shop.example/path.")
                           .arg(shown, target.error().text()));
    if (!target->isHttp())
        return Problem(
            tr("“%1” is neither http nor https. Nothing else can be traced.").arg(shown));
    http::Request request;
    request.target = target->withoutCredentials();
    if (target->hasCredentials())
        request.fields.append("Authorization", basic(url::percentDecoded(target->username()) + ':' +
                                                     url::percentDecoded(target->password())));
    return request;
}

tl::expected<http::Request, QString> readRequest(http::Request base, const redirect::Client& client,
                                                 const Arguments& arguments) {
    const Step done = readFields(base, arguments)
                          .and_then([&] { return readContent(base, arguments, client); })
                          .and_then([&] { return readMethod(base, arguments); })
                          .and_then([&] { return readUser(base, arguments); })
                          .and_then([&] { return readAgent(base, arguments); });
    if (!done)
        return Problem(done.error());
    return base;
}

} // namespace thence::cli
