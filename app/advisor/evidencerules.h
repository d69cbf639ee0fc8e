#pragma once

#include "app/advisor/evidence.h"
#include "app/trace/trace.h"

#include <span>

namespace thence::advisor {

/// A hop as the rules look at it.
struct AdvisedHop {
    const trace::Trace& trace;
    qsizetype index;
    const http::Request& request;
    const http::Response& response;
    /// Where the redirect leads; empty where nobody can tell.
    url::Url target;
    /// The hop that followed, or null.
    const trace::Hop* next = nullptr;

    int said() const { return response.status; }
    qsizetype contentSize() const { return request.content ? request.content->bytes.size() : 0; }
    bool isSafe() const;
    /// The request was not safe and the client went on with GET.
    bool becameGet() const;
};

/// Hop `index` as the rules look at it; nothing where no server answered.
std::optional<AdvisedHop> advisedHop(const trace::Trace& trace, qsizetype index);

/// What fills %1, %2… in a rule's text; nothing where the rule does not apply.
using Arguments = std::optional<QStringList>;

struct EvidenceRule {
    const char* id;
    Direction direction;
    int weight;
    const char* text;
    const char* reference;
    Arguments (*check)(const AdvisedHop&);
};

std::span<const EvidenceRule> methodRules();
std::span<const EvidenceRule> cachingRules();
std::span<const EvidenceRule> shapeRules();  ///< what the change of the URL looks like
std::span<const EvidenceRule> targetRules(); ///< what the target is for

/// Every rule that applies, in the order of the tables.
QList<Evidence> evidence(const AdvisedHop& hop);

/// How the clients that the program knows would go on after a status.
struct Tally {
    QStringList changed; ///< go on with another method
    QStringList kept;    ///< send the same method again, with its content where there was any
    QStringList stopped; ///< do not go on

    qsizetype total() const { return changed.size() + kept.size() + stopped.size(); }
};

/// "Chrome, curl, Firefox and 4 more".
QString someOf(const QStringList& names);

/// Asks every client (not the standards) what it does, had the hop answered `status`. The request
/// is the one that was meant, without what a client adds by itself.
Tally tally(const AdvisedHop& hop, int status);

/// "28 of 32 clients turn the POST into GET and drop 48 bytes: Chrome, curl, Firefox and 25 more."
/// Empty where none does.
QString changedText(const AdvisedHop& hop, const Tally& tally);

/// What the hop's status did and what `answer` would do, in clients, shared caches and search
/// engines: good to know, and no argument.
QList<Evidence> consequences(const AdvisedHop& hop, int answer);

/// `text` of the context "Advice", translated, with its places filled at once.
QString fill(const char* text, const QStringList& arguments);

} // namespace thence::advisor
