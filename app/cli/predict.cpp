#include "app/cli/predict.h"

#include "app/cli/jsonline.h"
#include "app/redaction/redaction.h"
#include "app/redirect/decide.h"
#include "app/url/parse.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonParseError>

#include <tl/expected.hpp>

namespace thence::cli {

namespace {

using namespace Qt::StringLiterals;
using redirect::Client;

QString tr(const char* text) {
    return QCoreApplication::translate("Predict", text);
}

template <typename T>
using Result = tl::expected<T, QString>;
using Misunderstood = tl::unexpected<QString>;

/// A question, understood.
struct Question {
    QJsonValue id;
    http::Request request;
    http::Response response;
    redirect::Progress progress;
    QStringList options;            ///< of the client
    redaction::Redaction redaction; ///< of what the question holds
};

Result<http::FieldList> readFields(const QJsonValue& value, const QString& key) {
    http::FieldList fields;
    if (!value.isUndefined() && !value.isArray())
        return Misunderstood(tr("%1: expected a list of pairs").arg(key));
    for (const QJsonValue& element : value.toArray()) {
        const QJsonArray pair = element.toArray();
        if (pair.size() != 2 || !pair[0].isString() || !pair[1].isString())
            return Misunderstood(tr("%1: expected pairs of name and value").arg(key));
        fields.append(pair[0].toString().toLatin1(), pair[1].toString().toLatin1());
    }
    return fields;
}

Result<http::Request> readRequest(const QJsonObject& object, bool stream) {
    http::Request request;
    request.method = object["method"_L1].toString().toLatin1();
    if (request.method.isEmpty())
        return Misunderstood(tr("request.method: expected a method"));
    const auto target = url::parse(object["url"_L1].toString().toUtf8());
    if (!target || !target->isHttp())
        return Misunderstood(tr("request.url: expected an http or https URL"));
    request.target = *target;
    auto fields = readFields(object["fields"_L1], u"request.fields"_s);
    if (!fields)
        return Misunderstood(fields.error());
    request.fields = std::move(*fields);
    const QJsonValue content = object["content"_L1];
    if (content.isString())
        request.content = http::Content{content.toString().toUtf8(), !stream};
    else if (!content.isNull() && !content.isUndefined())
        return Misunderstood(tr("request.content: expected a text or null"));
    return request;
}

Result<http::Response> readResponse(const QJsonObject& object) {
    http::Response response;
    response.status = object["status"_L1].toInt();
    if (response.status < 100 || response.status > 999)
        return Misunderstood(tr("response.status: expected a status from 100 to 999"));
    auto fields = readFields(object["fields"_L1], u"response.fields"_s);
    if (!fields)
        return Misunderstood(fields.error());
    response.fields = std::move(*fields);
    return response;
}

Result<Question> readQuestion(const QJsonObject& object) {
    Question question;
    question.id = object.value("id"_L1);
    auto request =
        readRequest(object["request"_L1].toObject(), object["content_is_stream"_L1].toBool());
    if (!request)
        return Misunderstood(request.error());
    question.request = std::move(*request);
    auto response = readResponse(object["response"_L1].toObject());
    if (!response)
        return Misunderstood(response.error());
    question.response = std::move(*response);
    question.progress.redirects = object["redirects"_L1].toInt();
    for (const QJsonValue& option : object["options"_L1].toArray())
        question.options.append(option.toString());
    trace::Hop hop;
    hop.exchange.request = question.request;
    hop.exchange.response = question.response;
    question.redaction =
        redaction::Redaction::forTrace({.composed = question.request, .terms = {}, .hops = {hop}});
    return question;
}

void writeFields(JsonLine& json, const http::FieldList& fields) {
    json.open('[');
    for (const http::Field field : fields)
        json.open('[').latin1(field.name).latin1(field.value).close(']');
    json.close(']');
}

void writeChanges(JsonLine& json, const QList<trace::Change>& changes,
                  const redaction::Redaction& redaction) {
    json.open('[');
    for (const trace::Change& change : changes) {
        json.open('{').key("part").latin1(trace::word(change.part));
        if (!change.name.isEmpty())
            json.key("name").latin1(change.name);
        json.key("from").latin1(redaction.changed(change, change.from));
        json.key("to").latin1(redaction.changed(change, change.to));
        json.key("reason")
            .text(redaction.sentence(change.reason))
            .key("reference")
            .text(change.reference)
            .close('}');
    }
    json.close(']');
}

/// The next request is told as it would be sent, with the credentials of the question: it is what
/// was asked for. What is said about it is redacted as everywhere.
void writeFollow(JsonLine& json, const trace::Follow& follow,
                 const redaction::Redaction& redaction) {
    const http::Request& next = follow.next;
    json.key("action").latin1("follow").key("request").open('{');
    json.key("method").latin1(next.method).key("url").latin1(next.target.href()).key("fields");
    writeFields(json, next.fields);
    json.key("content");
    if (next.content)
        json.utf8(next.content->bytes);
    else
        json.null();
    json.close('}').key("changes");
    writeChanges(json, follow.changes, redaction);
}

void writeStop(JsonLine& json, const trace::Stop& stop, const redaction::Redaction& redaction) {
    json.key("action").latin1("stop").key("reason").latin1(trace::word(stop.reason));
    json.key("detail").text(
        redaction.sentence(stop.detail.isEmpty() ? trace::describe(stop) : stop.detail));
    if (stop.target)
        json.key("target").latin1(*stop.target);
}

QByteArray answerFor(const Client& client, const Question& question) {
    JsonLine json;
    json.open('{').key("id").value(question.id).key("client").text(client.id);
    const trace::Decision decision = redirect::decide({client, question.options}, question.request,
                                                      question.response, question.progress);
    if (const auto* follow = std::get_if<trace::Follow>(&decision))
        writeFollow(json, *follow, question.redaction);
    else
        writeStop(json, std::get<trace::Stop>(decision), question.redaction);
    return json.close('}').take();
}

Answers misunderstood(const QJsonValue& id, const QString& why) {
    JsonLine json;
    json.open('{').key("id").value(id).key("error").text(why).close('}');
    return {{json.take()}, false};
}

} // namespace

Answers predict(QByteArrayView text) {
    QJsonParseError error;
    const auto bytes = QByteArray::fromRawData(text.data(), text.size());
    const QJsonObject object = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return misunderstood({}, tr("This is not JSON: %1").arg(error.errorString()));
    const QJsonValue id = object["id"_L1];
    const auto question = readQuestion(object);
    if (!question)
        return misunderstood(id, question.error());
    const QString name = object["client"_L1].toString();
    Answers answers;
    if (name == u"*") {
        for (const Client& client : redirect::clients())
            answers.lines.append(answerFor(client, *question));
        return answers;
    }
    const Client* client = redirect::findClient(name);
    if (!client)
        return misunderstood(id, tr("client: there is none called \"%1\"").arg(name));
    if (const QString unknown = client->unknownOption(question->options); !unknown.isEmpty())
        return misunderstood(id, tr("options: %1 has no \"%2\"").arg(client->name, unknown));
    answers.lines.append(answerFor(*client, *question));
    return answers;
}

int predictAll(QIODevice& in, Output& out) {
    constexpr qsizetype flushAt = 1 << 16;
    bool understood = true;
    QByteArray pending;
    while (out.isOpen()) {
        if (pending.size() > flushAt || !in.canReadLine()) {
            out.write(pending);
            pending.clear();
        }
        const auto line = nextLine(in);
        if (!line)
            break;
        if (line->trimmed().isEmpty())
            continue;
        const Answers answers = predict(*line);
        understood = understood && answers.understood;
        for (const QByteArray& answer : answers.lines)
            pending.append(answer).append('\n');
    }
    out.write(pending);
    return understood ? 0 : 1;
}

} // namespace thence::cli
