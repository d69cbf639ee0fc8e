#include "app/redirect/divergence.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace whereto::redirect {

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
        Decision own = decide(client, fork.request, response, fork.before);
        const Differences found = differences(fork.followed, own);
        if (isParting(found))
            return {&client, fork.hop, found, std::move(own), fork.followed};
    }
    return {&client, -1, {}, {}, {}};
}

/// Which of the two sends a field that they differ in.
enum class Sending { Itself, Followed, Both };

Sending sendingOf(const Divergence& divergence, const char* name) {
    if (!std::get<Follow>(divergence.own).next.fields.contains(name))
        return Sending::Followed;
    return std::get<Follow>(divergence.followed).next.fields.contains(name) ? Sending::Both
                                                                            : Sending::Itself;
}

/// "Authorization sent", where only one of the two sends it.
QString describeField(const Divergence& divergence, const char* name) {
    const QString field = QString::fromLatin1(name);
    switch (sendingOf(divergence, name)) {
    case Sending::Itself:
        return tr("%1 sent").arg(field);
    case Sending::Followed:
        return tr("%1 not sent").arg(field);
    case Sending::Both:
        break;
    }
    return tr("another %1").arg(field);
}

} // namespace

QList<Divergence> divergences(const trace::Trace& trace) {
    QList<Divergence> found;
    const Client* const followed = findClient(trace.client);
    if (followed)
        found.append({followed, -1, {}, {}, {}});
    const QList<Fork> forks = forksOf(trace);
    for (const Client& client : clients())
        if (&client != followed)
            found.append(divergence(trace, forks, client));
    const auto order = [](const Divergence& one) {
        return std::tuple(!one.parts(), one.hop, -one.differences.toInt());
    };
    std::stable_sort(found.begin() + (followed ? 1 : 0), found.end(),
                     [&](const Divergence& a, const Divergence& b) { return order(a) < order(b); });
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
    const auto* const own = std::get_if<Follow>(&divergence.own);
    const auto* const followed = std::get_if<Follow>(&divergence.followed);
    const Differences differences = divergence.differences;
    if (!own || !followed || differences.testFlag(Difference::Method))
        return QString::fromLatin1(stepWord(divergence.own));
    if (differences.testFlag(Difference::Target))
        return tr("another URL");
    if (differences.testFlag(Difference::Content))
        return own->next.content ? tr("content kept") : tr("no content");
    const bool isAuthorization = differences.testFlag(Difference::Authorization);
    switch (sendingOf(divergence, isAuthorization ? "Authorization" : "Cookie")) {
    case Sending::Itself:
        return isAuthorization ? tr("Auth kept") : tr("Cookie sent");
    case Sending::Followed:
        return isAuthorization ? tr("no Auth") : tr("no Cookie");
    case Sending::Both:
        break;
    }
    return isAuthorization ? tr("another Auth") : tr("another Cookie");
}

QString describe(const Divergence& divergence, const QString& target) {
    const Differences differences = divergence.differences;
    const auto* const own = std::get_if<Follow>(&divergence.own);
    if (!own)
        return trace::describe(Stop{.reason = std::get<Stop>(divergence.own).reason});
    const auto* const followed = std::get_if<Follow>(&divergence.followed);
    if (!followed)
        return tr("goes on to %1").arg(target);
    if (differences.testFlag(Difference::Method))
        return tr("%1 instead of %2")
            .arg(QString::fromLatin1(own->next.method), QString::fromLatin1(followed->next.method));
    if (differences.testFlag(Difference::Target))
        return tr("to %1").arg(target);
    if (differences.testFlag(Difference::Content))
        return own->next.content ? tr("content sent") : tr("content not sent");
    return describeField(
        divergence, differences.testFlag(Difference::Authorization) ? "Authorization" : "Cookie");
}

} // namespace whereto::redirect
