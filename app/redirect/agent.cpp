#include "app/redirect/agent.h"

#include "app/http/mediatype.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::redirect {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Redirect", text);
}

/// The client that a choice means: by its id, and in that version if one is named.
const Client* clientFor(const trace::ClientChoice& choice) {
    const Client* const client = findClient(choice.id);
    if (!client || choice.version.isEmpty() || client->version == choice.version)
        return client;
    return findClient(choice.id + u'@' + choice.version);
}

} // namespace

const Rules& Agent::rules(const http::Request& request) const {
    const bool scripted = initiator ? *initiator == trace::Initiator::Script : needsScript(request);
    return client->rules(options, scripted);
}

bool needsScript(const http::Request& request) {
    static constexpr const char* pageFields[] = {"accept",
                                                 "accept-language",
                                                 "accept-encoding",
                                                 "cookie",
                                                 "content-type",
                                                 "content-length",
                                                 "host",
                                                 "origin",
                                                 "referer",
                                                 "user-agent",
                                                 "cache-control",
                                                 "pragma",
                                                 "upgrade-insecure-requests"};
    static constexpr const char* formTypes[] = {"application/x-www-form-urlencoded",
                                                "multipart/form-data", "text/plain"};
    if (request.method != "GET" && request.method != "POST")
        return true;
    for (const http::Field field : request.fields) {
        const QByteArray name = field.name.toByteArray().toLower();
        if (std::ranges::none_of(pageFields, [&](const char* known) { return name == known; }))
            return true;
        const QByteArray essence = http::mediaType(field.value).essence;
        if (name == "content-type" &&
            std::ranges::none_of(formTypes, [&](const char* type) { return essence == type; }))
            return true;
    }
    return false;
}

tl::expected<Agent, QString> agentOf(const trace::Terms& terms) {
    const trace::ClientChoice& choice = terms.client;
    const Client* const client = clientFor(choice);
    if (!client && !findClient(choice.id))
        return tl::unexpected(choice.id.isEmpty()
                                  ? tr("It is not known which client was followed.")
                                  : tr("The client “%1” is not known here.").arg(choice.id));
    if (!client)
        return tl::unexpected(tr("The version %2 of the client “%1” is not known here.")
                                  .arg(choice.id, choice.version));
    if (const QString unknown = client->unknownOption(choice.options); !unknown.isEmpty())
        return tl::unexpected(
            tr("The option “%2” of the client “%1” is not known here.").arg(choice.id, unknown));
    Agent agent(*client, choice.options);
    agent.withoutFields = choice.withoutFields;
    agent.maxRedirects = terms.limits.redirects;
    agent.initiator = terms.initiator;
    return agent;
}

Agent agentAs(const Client& client, const trace::Terms& terms) {
    Agent agent(client);
    agent.initiator = terms.initiator;
    return agent;
}

} // namespace thence::redirect
