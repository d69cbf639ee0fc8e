#include "app/advisor/advice.h"
#include "app/advisor/snippet.h"
#include "app/cli/advicetext.h"
#include "app/cli/commands.h"
#include "app/cli/follow.h"
#include "app/cli/nearest.h"
#include "app/http/syntax.h"
#include "app/url/parse.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;

constexpr Option options[] = {
    {nullptr, "permanent", "yes|no", QT_TRANSLATE_NOOP("Cli", "Whether the move is permanent")},
    {nullptr, "keep-method", "yes|no",
     QT_TRANSLATE_NOOP("Cli", "Whether method and content must survive")},
    {nullptr, "status", "N", QT_TRANSLATE_NOOP("Cli", "The redirect that is answered now")},
    {"X", "method", "METHOD", QT_TRANSLATE_NOOP("Cli", "The method of the request (GET)")},
    {nullptr, "from", "URL", QT_TRANSLATE_NOOP("Cli", "The URL that redirects")},
    {nullptr, "to", "URL", QT_TRANSLATE_NOOP("Cli", "Where it redirects to")},
    {nullptr, "cache-control", "VALUE",
     QT_TRANSLATE_NOOP("Cli", "The Cache-Control field of the redirect")},
    {nullptr, "for", "SERVER",
     QT_TRANSLATE_NOOP("Cli", "Write the redirect for this server (listed below)")},
    {nullptr, "json", nullptr, QT_TRANSLATE_NOOP("Cli", "Print the advice as JSON")},
    {nullptr, "no-color", nullptr,
     QT_TRANSLATE_NOOP("Cli", "No colours, also on a terminal (as does NO_COLOR)")},
};

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

using YesOrNo = std::optional<bool>;

tl::expected<YesOrNo, QString> readYesOrNo(const Arguments& arguments, QLatin1String name) {
    if (!arguments.has(name))
        return YesOrNo();
    const QString value = arguments.value(name);
    if (value == "yes"_L1 || value == "no"_L1)
        return YesOrNo(value == "yes"_L1);
    return Problem(tr("--%1 is yes or no, not “%2”.").arg(name, value));
}

tl::expected<url::Url, QString> readUrl(const Arguments& arguments, QLatin1String name,
                                        QByteArrayView otherwise, const url::Url& base = {}) {
    const QByteArray text =
        arguments.has(name) ? arguments.value(name).toUtf8() : otherwise.toByteArray();
    const auto url = url::parse(text, base);
    if (!url || !url->isHttp())
        return Problem(tr("--%1 needs an http or https URL. %2")
                           .arg(name, url ? QString() : url.error().text())
                           .trimmed());
    return *url;
}

tl::expected<int, QString> readStatus(const Arguments& arguments) {
    const QString value = arguments.has("status"_L1) ? arguments.value("status"_L1) : u"302"_s;
    bool ok = false;
    const int status = value.toInt(&ok);
    if (!ok || status < 300 || status > 399)
        return Problem(tr("--status is a number from 300 to 399, not “%1”.").arg(value));
    return status;
}

/// A trace of one hop: what the options describe.
tl::expected<trace::Trace, QString> readTrace(const Arguments& arguments) {
    const auto from = readUrl(arguments, "from"_L1, "https://example.com/here");
    const auto to = from ? readUrl(arguments, "to"_L1, "/there", *from) : from;
    const auto status = readStatus(arguments);
    const QByteArray method =
        arguments.has("method"_L1) ? arguments.value("method"_L1).toUtf8() : QByteArray("GET");
    if (!to)
        return Problem(to.error());
    if (!status)
        return Problem(status.error());
    if (!http::isToken(method))
        return Problem(tr("--method “%1” is not a method.").arg(QString::fromUtf8(method)));

    trace::Trace trace;
    trace.composed.method = method;
    trace.composed.target = *from;
    http::Response response;
    response.status = *status;
    response.fields.append("Location",
                           arguments.has("to"_L1) ? arguments.value("to"_L1).toUtf8() : to->href());
    if (arguments.has("cache-control"_L1))
        response.fields.append("Cache-Control", arguments.value("cache-control"_L1).toUtf8());
    trace::Hop hop;
    hop.exchange.request = trace.composed;
    hop.exchange.response = response;
    trace.hops = {hop};
    return trace;
}

tl::expected<const advisor::Snippet*, QString> readServer(const Arguments& arguments) {
    if (!arguments.has("for"_L1))
        return nullptr;
    const QString id = arguments.value("for"_L1);
    if (const advisor::Snippet* const found = advisor::findSnippet(id))
        return found;
    QStringList ids;
    for (const advisor::Snippet& snippet : advisor::snippets())
        ids.append(snippet.id);
    const QStringList near = nearest(id, ids);
    return Problem(tr("There is no server “%1”. There are: %2.")
                       .arg(id, (near.isEmpty() ? ids : near).join(u", "_s)));
}

/// The servers that --for knows, for the help.
QString listServers() {
    qsizetype width = 0;
    for (const advisor::Snippet& snippet : advisor::snippets())
        width = std::max(width, snippet.id.size());
    QString text = tr("Servers (--for):\n");
    for (const advisor::Snippet& snippet : advisor::snippets())
        text += u"  %1  %2\n"_s.arg(snippet.id.leftJustified(width), snippet.name);
    return text;
}

/// Something about the redirect is said, besides the two answers.
bool describesRedirect(const Arguments& arguments) {
    for (const QLatin1String name :
         {"status"_L1, "method"_L1, "from"_L1, "to"_L1, "cache-control"_L1})
        if (arguments.has(name))
            return true;
    return false;
}

void print(const advisor::Advice& advice, const advisor::Snippet* server,
           const tl::expected<QString, advisor::Unquotable>& text, const Arguments& arguments,
           Console& console) {
    if (arguments.has("json"_L1)) {
        QJsonObject json = toJson(advice);
        if (server && text)
            json.insert(u"snippet"_s, *text);
        console.out.write(QJsonDocument(json).toJson());
        return;
    }
    const bool plain = arguments.has("no-color"_L1);
    StyledText out(plain ? StyledText::Colours::Off : coloursFor(console.out));
    addVerdict(out, advice);
    addEvidence(out, advice);
    if (server)
        out.newLine()
            .add(tr("For %1, %2:").arg(server->name, server->file), Tone::Strong)
            .newLine();
    console.out.write(out.text().toUtf8());
    if (server && text)
        console.out.write((u'\n' + *text).toUtf8());
}

int run(const Arguments& arguments, Console& console) {
    const auto permanent = readYesOrNo(arguments, "permanent"_L1);
    const auto keepMethod = readYesOrNo(arguments, "keep-method"_L1);
    const auto server = readServer(arguments);
    const auto trace = readTrace(arguments);
    if (!permanent)
        return console.misused(permanent.error());
    if (!keepMethod)
        return console.misused(keepMethod.error());
    if (!server)
        return console.misused(server.error());
    if (!trace)
        return console.misused(trace.error());
    if (!describesRedirect(arguments) && !(*permanent && *keepMethod))
        return console.misused(tr("Say what is answered now (--status 302 --method POST), or both "
                                  "--permanent and --keep-method. See thence help advise."));

    const bool described = describesRedirect(arguments);
    const advisor::Advice advice =
        advisor::advise(described ? *trace : trace::Trace{}, 0, {*permanent, *keepMethod});
    const advisor::Redirection redirection =
        arguments.has("from"_L1) || arguments.has("to"_L1)
            ? advisor::Redirection{trace->composed.target, advice.target, advice.answer}
            : advisor::exampleRedirection(advice.answer);
    const auto text = *server && advice.answer
                          ? advisor::render(**server, redirection)
                          : tl::expected<QString, advisor::Unquotable>(QString());
    print(advice, advice.answer ? *server : nullptr, text, arguments, console);
    return text ? Done : console.misused(text.error().reason);
}

} // namespace

const Command adviseCommand{
    .name = "advise",
    .operands = "",
    .minOperands = 0,
    .maxOperands = 0,
    .summary =
        QT_TRANSLATE_NOOP("Cli", "Says which redirect to answer, and writes it for a server."),
    .details = QT_TRANSLATE_NOOP(
        "Cli",
        "Describe the redirect as it is, and the advice is argued from that; answer the two\n"
        "questions yourself, and they decide. Nothing is sent.\n"
        "  thence advise --status 302 --method POST --from http://a.test/v1/x --to /v2/x\n"
        "  thence advise --permanent yes --keep-method yes --for nginx"),
    .options = options,
    .list = listServers,
    .run = run};

} // namespace thence::cli
