#include "app/redirect/divergence.h"

#include <QCoreApplication>

#include <map>
#include <tuple>

namespace thence::redirect {

namespace {

using trace::Decision;
using trace::Follow;
using trace::Stop;

QString tr(const char* text) {
    return QCoreApplication::translate("Divergence", text);
}

/// What all clients start from after one hop; made once for all of them.
struct Fork {
    int hop;
    http::Request request;
    Progress before;
    Decision followed;
};

QList<Fork> forksOf(const trace::Trace& trace) {
    QList<Fork> forks;
    for (int hop = 0; hop < trace.hops.size(); ++hop)
        if (trace.hops[hop].exchange.response)
            if (auto followed = followedDecision(trace, hop))
                forks.append(
                    {hop, meantRequest(trace, hop), progressAt(trace, hop), *std::move(followed)});
    return forks;
}

Divergence divergence(const trace::Trace& trace, const QList<Fork>& forks, const Client& client) {
    for (const Fork& fork : forks) {
        const http::Response& response = *trace.hops[fork.hop].exchange.response;
        Decision own = decide(agentAs(client, trace.terms), fork.request, response, fork.before);
        const Differences found = differences(fork.followed, own);
        if (isParting(found))
            return {&client, fork.hop, found, std::move(own), fork.followed};
    }
    return {&client, -1, {}, {}, {}};
}

/// The gravest of what sets a client off from the chain.
enum class Parting {
    Stops,
    GoesOn,
    Method,
    Target,
    ContentSent,
    ContentDropped,
    AuthorizationSent,
    AuthorizationDropped,
    AuthorizationDiffers,
    CookieSent,
    CookieDropped,
    CookieDiffers
};

struct Wording {
    const char* word;   ///< for a cell; null: what the client does, as stepWord() has it
    const char* phrase; ///< for a sentence; null: why the client stops
};

// In the order of Parting.
constexpr Wording wordings[] = {
    {nullptr, nullptr},
    {nullptr, QT_TRANSLATE_NOOP("Divergence", "goes on to %1")},
    {nullptr, QT_TRANSLATE_NOOP("Divergence", "%1 instead of %2")},
    {QT_TRANSLATE_NOOP("Divergence", "another URL"), QT_TRANSLATE_NOOP("Divergence", "to %1")},
    {QT_TRANSLATE_NOOP("Divergence", "content kept"),
     QT_TRANSLATE_NOOP("Divergence", "content sent")},
    {QT_TRANSLATE_NOOP("Divergence", "no content"),
     QT_TRANSLATE_NOOP("Divergence", "content not sent")},
    {QT_TRANSLATE_NOOP("Divergence", "Auth kept"),
     QT_TRANSLATE_NOOP("Divergence", "Authorization sent")},
    {QT_TRANSLATE_NOOP("Divergence", "no Auth"),
     QT_TRANSLATE_NOOP("Divergence", "Authorization not sent")},
    {QT_TRANSLATE_NOOP("Divergence", "another Auth"),
     QT_TRANSLATE_NOOP("Divergence", "another Authorization")},
    {QT_TRANSLATE_NOOP("Divergence", "Cookie sent"),
     QT_TRANSLATE_NOOP("Divergence", "Cookie sent")},
    {QT_TRANSLATE_NOOP("Divergence", "no Cookie"),
     QT_TRANSLATE_NOOP("Divergence", "Cookie not sent")},
    {QT_TRANSLATE_NOOP("Divergence", "another Cookie"),
     QT_TRANSLATE_NOOP("Divergence", "another Cookie")},
};

static_assert(std::size(wordings) == size_t(Parting::CookieDiffers) + 1);

const Wording& wording(Parting parting) {
    return wordings[size_t(parting)];
}

Parting partingOf(const Divergence& divergence) {
    const auto* const own = std::get_if<Follow>(&divergence.own);
    const auto* const followed = std::get_if<Follow>(&divergence.followed);
    if (!own || !followed)
        return own ? Parting::GoesOn : Parting::Stops;
    const auto field = [&](const char* name, Parting sent, Parting dropped, Parting differs) {
        if (!own->next.fields.contains(name))
            return dropped;
        return followed->next.fields.contains(name) ? differs : sent;
    };
    const Differences differences = divergence.differences;
    if (differences.testFlag(Difference::Method))
        return Parting::Method;
    if (differences.testFlag(Difference::Target))
        return Parting::Target;
    if (differences.testFlag(Difference::Content))
        return own->next.content ? Parting::ContentSent : Parting::ContentDropped;
    if (differences.testFlag(Difference::Authorization))
        return field("Authorization", Parting::AuthorizationSent, Parting::AuthorizationDropped,
                     Parting::AuthorizationDiffers);
    return field("Cookie", Parting::CookieSent, Parting::CookieDropped, Parting::CookieDiffers);
}

} // namespace

QList<Divergence> divergences(const trace::Trace& trace) {
    QList<Divergence> found;
    const auto agent = agentOf(trace.terms);
    const Client* const followed = agent ? agent->client : nullptr;
    if (followed)
        found.append({followed, -1, {}, {}, {}});
    const QList<Fork> forks = forksOf(trace);
    std::map<std::tuple<bool, int, int>, QList<Divergence>> others; // the earliest and worst first
    for (const Client& client : clients()) {
        if (&client == followed)
            continue;
        const Divergence other = divergence(trace, forks, client);
        others[{!other.parts(), other.hop, -other.differences.toInt()}].append(other);
    }
    for (const auto& [order, alike] : others)
        found.append(alike);
    return found;
}

QByteArray stepWord(const Decision& decision) {
    if (const auto* const follow = std::get_if<Follow>(&decision))
        return follow->next.method;
    switch (std::get<Stop>(decision).reason) {
    case Stop::Reason::NotARedirect:
        return "end";
    case Stop::Reason::Failed:
        return "failed";
    case Stop::Reason::Cancelled:
        return "cancelled";
    default:
        return "stop";
    }
}

QByteArray stepWord(const trace::Trace& trace, const Divergence& divergence, int hop) {
    if (divergence.parts() && hop > divergence.hop)
        return {};
    return stepWord(hop == divergence.hop ? divergence.own : trace.hops[hop].decision);
}

QString differenceWord(const Divergence& divergence) {
    const char* const word = wording(partingOf(divergence)).word;
    return word ? tr(word) : QString::fromLatin1(stepWord(divergence.own));
}

QString describe(const Divergence& divergence, const QString& target) {
    const Parting parting = partingOf(divergence);
    switch (parting) {
    case Parting::Stops:
        return trace::describe(Stop{.reason = std::get<Stop>(divergence.own).reason});
    case Parting::Method:
        return tr(wording(parting).phrase)
            .arg(QString::fromLatin1(stepWord(divergence.own)),
                 QString::fromLatin1(stepWord(divergence.followed)));
    case Parting::GoesOn:
    case Parting::Target:
        return tr(wording(parting).phrase).arg(target);
    default:
        return tr(wording(parting).phrase);
    }
}

} // namespace thence::redirect
