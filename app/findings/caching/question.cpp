#include "app/findings/caching/question.h"

#include "app/http/date.h"
#include "app/http/syntax.h"
#include "app/url/parse.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace thence::findings::caching {

namespace {

template <typename T>
using Read = tl::expected<T, QString>;

tl::unexpected<QString> expected(const QString& key, const QString& what) {
    return tl::unexpected<QString>(key + u": expected "_s + what);
}

Read<http::FieldList> readFields(const QJsonValue& json, const QString& key) {
    http::FieldList fields;
    if (!json.isUndefined() && !json.isNull() && !json.isArray())
        return expected(key, u"an array of [name, value] pairs"_s);
    for (const QJsonValue& entry : json.toArray()) {
        const QJsonArray pair = entry.toArray();
        if (pair.size() != 2 || !pair[0].isString() || !(pair[1].isString() || pair[1].isDouble()))
            return expected(key, u"an array of [name, value] pairs"_s);
        const QByteArray name = pair[0].toString().toLatin1();
        if (!http::isToken(name))
            return expected(key, u"a field name, not \"%1\""_s.arg(pair[0].toString()));
        fields.append(name, http::trimmed(pair[1].toVariant().toString().toLatin1()));
    }
    return fields;
}

Read<QString> readString(const QJsonObject& json, const QString& key, const QString& otherwise) {
    const QJsonValue value = json[key];
    if (value.isUndefined() || value.isNull())
        return otherwise;
    if (!value.isString())
        return expected(key, u"a string"_s);
    return value.toString();
}

Read<http::Request> readRequest(const QJsonValue& json, const QString& key,
                                const std::optional<url::Url>& otherwise) {
    if (!json.isObject())
        return expected(key, u"an object"_s);
    const QJsonObject object = json.toObject();
    const auto method = readString(object, u"method"_s, u"GET"_s);
    const auto text = readString(object, u"url"_s, {});
    const auto fields = readFields(object[u"fields"_s], key + u".fields"_s);
    if (!method || !http::isToken(method->toUtf8()))
        return expected(key + u".method"_s, u"a method"_s);
    if (!fields)
        return tl::unexpected(fields.error());
    if (!text)
        return expected(key + u".url"_s, u"a string"_s);
    http::Request request{method->toUtf8(), {}, *fields, {}};
    if (text->isEmpty() && otherwise) {
        request.target = *otherwise;
        return request;
    }
    const auto target = url::parse(text->toUtf8());
    if (!target)
        return expected(key + u".url"_s, u"an absolute URL. "_s + target.error().text());
    request.target = *target;
    return request;
}

Read<http::Response> readResponse(const QJsonValue& json) {
    if (!json.isObject())
        return expected(u"response"_s, u"an object"_s);
    const int status = json[u"status"_s].toInt();
    if (status < 100 || status > 999)
        return expected(u"response.status"_s, u"a whole number from 100 to 999"_s);
    const auto fields = readFields(json[u"fields"_s], u"response.fields"_s);
    if (!fields)
        return tl::unexpected(fields.error());
    return http::Response{status, {}, *fields, {}};
}

Read<Cache> readCache(const QJsonObject& json) {
    const auto name = readString(json, u"cache"_s, u"private"_s);
    if (name == u"private"_s)
        return Cache::Private;
    if (name == u"shared"_s)
        return Cache::Shared;
    if (name == u"browser"_s)
        return Cache::Browser;
    return expected(u"cache"_s, u"\"browser\", \"private\" or \"shared\""_s);
}

Read<QDateTime> readReceivedAt(const QJsonObject& json, const http::Response& response,
                               const QDateTime& now) {
    const QJsonValue given = json[u"received_at"_s];
    if (given.isUndefined() || given.isNull()) {
        const auto date = response.fields.first("Date");
        return date ? http::parseDate(*date, now).value_or(now) : now;
    }
    if (const auto time = http::parseDate(given.toString().toUtf8(), now))
        return *time;
    return expected(u"received_at"_s, u"a date such as \"Sun, 22 Nov 2026 10:00:00 GMT\""_s);
}

Read<qint64> readElapsed(const QJsonObject& json) {
    const QJsonValue value = json[u"elapsed_s"_s];
    if (value.isUndefined() || value.isNull())
        return 0;
    constexpr double longest = 1e12;
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > longest)
        return expected(u"elapsed_s"_s, u"seconds, zero or more"_s);
    return qint64(std::floor(value.toDouble()));
}

QByteArray compact(const QJsonObject& json) {
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

tl::expected<Question, QString> readQuestion(const QJsonObject& json, const QDateTime& now) {
    const auto cache = readCache(json);
    const auto request = readRequest(json[u"request"_s], u"request"_s, {});
    const auto response = readResponse(json[u"response"_s]);
    const auto elapsed = readElapsed(json);
    if (!cache)
        return tl::unexpected(cache.error());
    if (!request)
        return tl::unexpected(request.error());
    if (!response)
        return tl::unexpected(response.error());
    if (!elapsed)
        return tl::unexpected(elapsed.error());
    const auto receivedAt = readReceivedAt(json, *response, now);
    if (!receivedAt)
        return tl::unexpected(receivedAt.error());
    Question question{*cache, {*request, *response, *receivedAt}, *elapsed, *request};
    if (const QJsonValue again = json[u"next_request"_s]; !again.isUndefined() && !again.isNull()) {
        const auto next = readRequest(again, u"next_request"_s, request->target);
        if (!next)
            return tl::unexpected(next.error());
        question.next = *next;
    }
    return question;
}

QJsonObject toJson(const Judgement& judgement) {
    QJsonArray why;
    for (const Reason& reason : judgement.why)
        why.append(QJsonObject{{u"text"_s, reason.text}, {u"reference"_s, reason.reference}});
    return {{u"storable"_s, judgement.storable},
            {u"lifetime_s"_s, judgement.lifetime.seconds ? QJsonValue(*judgement.lifetime.seconds)
                                                         : QJsonValue(u"unlimited"_s)},
            {u"lifetime_from"_s, QString::fromLatin1(word(judgement.lifetime.source))},
            {u"age_s"_s, judgement.age},
            {u"reuse"_s, QString::fromLatin1(word(judgement.reuse))},
            {u"why"_s, why}};
}

Answer answerLine(const QByteArray& line, const QDateTime& now) {
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(line, &problem);
    const QJsonValue id = document.object()[u"id"_s];
    const auto refuse = [&](const QString& error) {
        return Answer{
            compact({{u"id"_s, id.isUndefined() ? QJsonValue() : id}, {u"error"_s, error}}), false};
    };
    if (!document.isObject())
        return refuse(
            problem.error == QJsonParseError::NoError
                ? u"expected an object"_s
                : u"not JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset));
    const auto question = readQuestion(document.object(), now);
    if (!question)
        return refuse(question.error());
    QJsonObject answer =
        toJson(judge(question->cache, question->observed, question->elapsed, question->next));
    answer[u"id"_s] = id.isUndefined() ? QJsonValue() : id;
    return {compact(answer), true};
}

} // namespace thence::findings::caching
