#include "ui/workspace/recentrequest.h"

#include "app/redaction/names.h"
#include "app/redaction/redaction.h"
#include "app/url/parse.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("RecentRequest", text);
}

QString ending(const trace::Trace& trace) {
    const trace::Stop* const stop = trace.stop();
    if (!stop)
        return {};
    switch (stop->reason) {
    case trace::Stop::Reason::Loop:
        return tr("loop");
    case trace::Stop::Reason::Failed:
        return tr("failed");
    case trace::Stop::Reason::Cancelled:
        return tr("stopped");
    default:
        return QString::number(trace.hops.size());
    }
}

/// Names that carry credentials as a whole: even hidden values have no place among the settings.
bool isKept(const http::Field& field) {
    return redaction::fieldSecret(field.name, field.value) == redaction::FieldSecret::None;
}

} // namespace

RecentRequest remembered(const trace::Trace& trace) {
    const http::Request& sent = trace.composed;
    const auto redaction =
        redaction::Redaction::forTrace({.composed = sent, .terms = {}, .hops = {}});
    RecentRequest recent{.method = sent.method,
                         .url = redaction.url(sent.target.withoutCredentials().href()),
                         .fields = {},
                         .client = trace.terms.client.id,
                         .ending = ending(trace)};
    for (const http::Field field : sent.fields)
        if (isKept(field))
            recent.fields.append(field.name, redaction.field(field.name, field.value));
    recent.isPartial =
        sent.content || recent.url != sent.target.href() || recent.fields != sent.fields;
    return recent;
}

QJsonObject toJson(const RecentRequest& request) {
    QJsonArray fields;
    for (const http::Field field : request.fields)
        fields.append(
            QJsonArray{QString::fromLatin1(field.name), QString::fromLatin1(field.value)});
    return {{u"method"_s, QString::fromLatin1(request.method)},
            {u"url"_s, QString::fromLatin1(request.url)},
            {u"fields"_s, fields},
            {u"client"_s, request.client},
            {u"ending"_s, request.ending},
            {u"partial"_s, request.isPartial}};
}

std::optional<RecentRequest> fromJson(const QJsonObject& object) {
    RecentRequest recent{.method = object["method"_L1].toString().toLatin1(),
                         .url = object["url"_L1].toString().toLatin1(),
                         .fields = {},
                         .client = object["client"_L1].toString(),
                         .ending = object["ending"_L1].toString(),
                         .isPartial = object["partial"_L1].toBool()};
    for (const QJsonValue& value : object["fields"_L1].toArray())
        recent.fields.append(value[0].toString().toLatin1(), value[1].toString().toLatin1());
    if (recent.method.isEmpty() || recent.url.isEmpty())
        return {};
    return recent;
}

std::optional<http::Request> request(const RecentRequest& recent) {
    const auto target = url::parse(recent.url);
    if (!target)
        return {};
    return http::Request{
        .method = recent.method, .target = *target, .fields = recent.fields, .content = {}};
}

QString label(const RecentRequest& recent) {
    QString text = QString::fromUtf8(recent.url);
    if (const qsizetype scheme = text.indexOf("://"_L1); scheme >= 0)
        text.remove(0, scheme + 3);
    return text;
}

} // namespace thence::ui
