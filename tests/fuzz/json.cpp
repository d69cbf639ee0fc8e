#include "app/http/date.h"
#include "tests/fuzz/targets.h"

#include "app/advisor/snippet.h"
#include "app/advisor/statustext.h"
#include "app/cli/predict.h"
#include "app/findings/caching/question.h"
#include "app/formats/formats.h"
#include "app/lab/match.h"
#include "app/lab/scriptreader.h"
#include "app/lab/timedreply.h"
#include "app/redirect/clientreader.h"
#include "app/redirect/decide.h"
#include "app/trace/addressoverride.h"
#include "app/url/parse.h"

#include <QFile>

#include <iterator>

namespace thence::fuzz {

namespace {

const QString fileName = QStringLiteral("x.json");

QByteArray contents(const QString& name) {
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void requireSaid(const json::SchemaError& error) {
    REQUIRE(!error.expected.isEmpty() && error.text().contains(fileName), error.text().toUtf8());
}

void client(const QByteArray& json) {
    const auto read = redirect::readClient(json, fileName, [](const QString& id) {
        return contents(QStringLiteral(":/clients/%1.json").arg(id));
    });
    if (!read)
        return requireSaid(read.error());
    http::Request request;
    request.target = *url::parse("http://a.test/");
    request.method = "POST";
    request.content = http::Content{"x", false};
    http::Response response;
    response.fields.append("Location", "//b:1/\xff%z");
    for (const int status : {301, 302, 308}) {
        response.status = status;
        redirect::decide(*read, request, response, {});
    }
    for (const redirect::Option& option : read->options)
        read->rules({option.name});
}

void script(const QByteArray& json) {
    const auto read = lab::readScript(json, fileName);
    if (!read)
        return requireSaid(read.error());
    const url::Url& start = read->scenario.start.target;
    lab::Received request;
    request.method = read->scenario.start.method;
    request.scheme = start.scheme().toByteArray();
    request.host = start.host().toByteArray();
    request.path = start.path().toByteArray();
    lab::findRoute({*read}, request);
    for (const lab::Route& route : read->routes)
        REQUIRE(!lab::timedReply(route, request, {1, 2}, "now").pieces.isEmpty(), json);
    lab::timedDefaultReply({*read}, request, {1, 2}, "now");
}

void snippet(const QByteArray& json) {
    const auto read = advisor::readSnippet(json, fileName);
    if (!read)
        return requireSaid(read.error());
    for (const int status : read->statuses)
        advisor::render(*read, advisor::exampleRedirection(status));
}

void status(const QByteArray& json) {
    static const QByteArray sources = contents(QStringLiteral(":/statuses/sources.json"));
    const auto read = advisor::readStatusText(json, sources, fileName);
    if (!read)
        return requireSaid(read.error());
    REQUIRE(read->status >= 300 && read->status <= 399, json);
}

void requireLine(const QByteArray& line) {
    REQUIRE(!line.contains('\n'), line);
    requireJson(line);
}

void predict(const QByteArray& question) {
    const cli::Answers answers = cli::predict(question);
    REQUIRE(!answers.lines.isEmpty(), question);
    for (const QByteArray& line : answers.lines)
        requireLine(line);
}

void freshness(const QByteArray& question) {
    const QDateTime now = http::utc(QDate(2026, 1, 1), QTime(0, 0));
    requireLine(findings::caching::answerLine(question, now).line);
}

void override(const QByteArray& text) {
    if (const auto read = trace::readAddressOverride(QString::fromUtf8(text)))
        REQUIRE(!read->host.isEmpty() && !read->address.isNull(), text);
}

void trace(const QByteArray& json) {
    const formats::Format& format = *formats::findFormat(u"json");
    const formats::Read read = format.read(json, fileName);
    if (!read)
        return requireSaid(read.error());
    using redaction::Redaction;
    const QByteArray written =
        formats::toBytes(format, *read, {.redaction = Redaction(Redaction::Secrets::Kept)});
    REQUIRE(format.read(written, fileName) == *read, written);
}

} // namespace

void json(Input input) {
    constexpr void (*parts[])(const QByteArray&) = {client,  script,    snippet,  status,
                                                    predict, freshness, override, trace};
    const unsigned which = input.byte();
    parts[which % std::size(parts)](input.rest());
}

} // namespace thence::fuzz
