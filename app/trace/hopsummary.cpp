#include "app/trace/hopsummary.h"

#include "app/http/statuscode.h"
#include "app/http/syntax.h"
#include "app/trace/units.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::trace {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Summary", text);
}

QString text(QByteArrayView bytes) {
    return QString::fromUtf8(bytes);
}

qint64 contentSize(const http::Request& request) {
    return request.content ? request.content->bytes.size() : 0;
}

/// The method and the content, which are one matter: "POST kept, 48 B resent".
Piece methodPiece(const http::Request& before, const http::Request& after) {
    const qint64 had = contentSize(before);
    const bool dropped = had > 0 && contentSize(after) == 0;
    const QString size = sizeText(had);
    if (before.method != after.method) {
        const QString change = u"%1 → %2"_s.arg(text(before.method), text(after.method));
        return {dropped ? tr("%1, %2 of content dropped").arg(change, size) : change, Voice::Lost};
    }
    const QString method = text(before.method);
    if (dropped)
        return {tr("%1 kept, %2 of content dropped").arg(method, size), Voice::Lost};
    if (had > 0)
        return {tr("%1 kept, %2 resent").arg(method, size), Voice::Kept};
    return {tr("%1 kept").arg(method), Voice::Kept};
}

/// What was sent instead of what the client would have sent.
QList<Piece> editedPieces(const http::Request& before, const Follow& step, const QString& client) {
    const QByteArray own = ownMethod(step);
    if (own == step.next.method)
        return {methodPiece(before, step.next), {tr("edited by hand"), Voice::ByHand}};
    QList<Piece> pieces{
        {tr("%1 would send %2").arg(client.isEmpty() ? tr("The client") : client, text(own))},
        {tr("you sent %1").arg(text(step.next.method)), Voice::ByHand}};
    const qint64 had = contentSize(before);
    if (had > 0 && contentSize(step.next) == 0)
        pieces.append({tr("%1 of content dropped").arg(sizeText(had))});
    return pieces;
}

void addPlace(QList<Piece>& pieces, const url::Url& before, const url::Url& after) {
    const bool otherScheme = before.scheme() != after.scheme();
    if (otherScheme) {
        const bool downgrade = before.scheme() == "https";
        pieces.append({tr("scheme changes to %1").arg(text(after.scheme())),
                       downgrade ? Voice::Lost : Voice::Plain});
    }
    if (before.host() != after.host())
        pieces.append({tr("host changes to %1").arg(text(after.host()))});
    else if (!otherScheme && before.port() != after.port())
        pieces.append({tr("port changes to %1").arg(after.port())});
}

/// Host follows from the URL and Content-Length from the content, which are told by themselves.
bool isTold(QByteArrayView field) {
    return http::equalsIgnoringCase(field, "Host") ||
           http::equalsIgnoringCase(field, "Content-Length");
}

/// The fields that change, each once: what a person edits may undo what the client did.
QList<Change> fieldChanges(const QList<Change>& changes) {
    QList<Change> fields;
    for (const Change& change : changes) {
        const bool isField = change.part == Part::Field || change.part == Part::Credential;
        if (!isField || change.name.isEmpty() || isTold(change.name))
            continue;
        const auto earlier = std::find_if(fields.begin(), fields.end(), [&](const Change& field) {
            return http::equalsIgnoringCase(field.name, change.name);
        });
        if (earlier == fields.end())
            fields.append(change);
        else
            earlier->to = change.to;
    }
    return fields;
}

void addFields(QList<Piece>& pieces, const QList<Change>& changes) {
    QStringList removed;
    QStringList added;
    QStringList changed;
    for (const Change& field : fieldChanges(changes)) {
        if (field.from == field.to)
            continue;
        QStringList& names = field.to.isEmpty() ? removed : field.from.isEmpty() ? added : changed;
        names.append(text(field.name));
    }
    if (!removed.isEmpty())
        pieces.append({tr("%1 removed").arg(removed.join(", "_L1))});
    if (!added.isEmpty())
        pieces.append({tr("%1 added").arg(added.join(", "_L1))});
    if (!changed.isEmpty())
        pieces.append({tr("%1 changed").arg(changed.join(", "_L1))});
}

void addMethodChanges(QList<Piece>& pieces, const Trace& trace) {
    for (qsizetype i = 0; i < trace.hops.size(); ++i) {
        const Follow* const follow = trace.hops[i].follow();
        const QByteArray& method = trace.hops[i].exchange.request.method;
        if (follow && follow->next.method != method)
            pieces.append({tr("%1 became %2 at hop %3")
                               .arg(text(method), text(follow->next.method))
                               .arg(i + 1),
                           Voice::Lost});
    }
}

Piece endPiece(const Trace& trace, const Stop& stop) {
    const Hop& last = trace.hops.constLast();
    switch (stop.reason) {
    case Stop::Reason::NotARedirect:
    case Stop::Reason::NotFollowed: {
        if (!last.exchange.response)
            break;
        const int status = last.status();
        const Voice voice = status >= 400                   ? Voice::Lost
                            : status >= 200 && status < 300 ? Voice::Kept
                                                            : Voice::Plain;
        return {tr("ends %1").arg(statusText(*last.exchange.response)), voice};
    }
    case Stop::Reason::Loop:
        return {stop.repeats ? tr("loops back to hop %1").arg(*stop.repeats + 1) : tr("loops"),
                Voice::Lost};
    case Stop::Reason::TooManyRedirects:
        return {tr("stops at the limit of redirects"), Voice::Lost};
    case Stop::Reason::MemoryUsedUp:
        return {tr("stops at the memory limit"), Voice::Lost};
    case Stop::Reason::Failed:
        return {tr("fails at hop %1").arg(trace.hops.size()), Voice::Lost};
    case Stop::Reason::Cancelled:
        return {tr("stopped"), Voice::Plain};
    default:
        break;
    }
    return {tr("stops: the redirect is not followed"), Voice::Lost};
}

} // namespace

QString statusText(const http::Response& response) {
    const QByteArrayView phrase = response.reason.isEmpty() ? http::reasonPhrase(response.status)
                                                            : QByteArrayView(response.reason);
    QString words = text(phrase);
    for (QChar& letter : words)
        if (!letter.isPrint() && !letter.isSurrogate())
            letter = QChar::ReplacementCharacter;
    return u"%1 %2"_s.arg(response.status).arg(words).trimmed();
}

QString cause(const Hop& hop) {
    const Follow* const follow = hop.follow();
    if (!follow)
        return {};
    switch (follow->how) {
    case Arrival::HstsUpgrade:
        return u"HSTS"_s;
    case Arrival::RefreshField:
        return u"Refresh"_s;
    case Arrival::MetaRefresh:
        return tr("meta refresh");
    case Arrival::Location:
    case Arrival::Composed:
        break;
    }
    return QString::number(hop.status());
}

QList<Piece> summary(const Hop& hop, const QString& client) {
    const Follow* const follow = hop.follow();
    if (!follow)
        return {};
    const http::Request& request = hop.exchange.request;
    QList<Piece> pieces = follow->edited ? editedPieces(request, *follow, client)
                                         : QList<Piece>{methodPiece(request, follow->next)};
    addPlace(pieces, request.target, follow->next.target);
    addFields(pieces, follow->changes);
    if (follow->delay.count() > 0)
        pieces.append({tr("after %1").arg(durationText(follow->delay))});
    return pieces;
}

QList<Piece> summary(const Trace& trace) {
    if (trace.hops.isEmpty())
        return {};
    const QString hops = countText(trace.hops.size(), Counted::Hop);
    const bool isTimed = std::any_of(trace.hops.begin(), trace.hops.end(),
                                     [](const Hop& hop) { return hop.exchange.timings.isKnown(); });
    QList<Piece> pieces{
        {isTimed ? u"%1, %2"_s.arg(hops, durationText(trace.elapsed)) : hops},
        {countText(trace.origins(), Counted::Origin)},
    };
    addMethodChanges(pieces, trace);
    if (const Stop* const stop = trace.stop())
        pieces.append(endPiece(trace, *stop));
    return pieces;
}

int tellingHop(const Trace& trace) {
    const auto loses = [](const Hop& hop) {
        const QList<Piece> pieces = summary(hop);
        return hop.follow() && std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
                   return piece.voice == Voice::Lost;
               });
    };
    const auto found = std::find_if(trace.hops.begin(), trace.hops.end(), loses);
    return found == trace.hops.end() ? 0 : int(found - trace.hops.begin());
}

} // namespace thence::trace
