#pragma once

#include "app/redirect/comparison.h"

namespace thence::redirect {

/// How far one client goes along a chain that another was followed through:
///
///   hop      0      1      2      3
///   chain    POST   GET    GET    end
///   client   POST   POST ≠              parts at hop 1; what comes after is not reached
struct Divergence {
    const Client* client = nullptr;
    int hop = -1;              ///< the first hop after which it goes its own way; -1: none
    Differences differences{}; ///< from the chain, there
    trace::Decision own;       ///< what it does there
    trace::Decision followed;  ///< and what the chain did

    bool parts() const { return hop >= 0; }
};

/// How far every client goes along `trace`. The client that was followed comes first, then those
/// that part from it, the earliest and worst in front, then those that do not. A hop without a
/// response parts nobody. Pure, and one decision a client and hop.
QList<Divergence> divergences(const trace::Trace& trace);

/// "POST", "stop" or "end": what a decision does, in a word. "failed" and "cancelled" where there
/// was nothing to decide about.
QByteArray stepWord(const trace::Decision& decision);

/// What the client of `divergence` does after hop `hop` of `trace`, as stepWord() has it; empty
/// where it does not come.
QByteArray stepWord(const trace::Trace& trace, const Divergence& divergence, int hop);

/// What the client of `divergence`, which parts, does otherwise, short enough for a cell: "POST" or
/// "stop" where that differs, else the gravest of the rest: "Auth kept".
QString differenceWord(const Divergence& divergence);

/// In a few words what sets a client that parts off, the gravest of it: "POST instead of GET".
/// `target` is its next target as it may be shown.
QString describe(const Divergence& divergence, const QString& target);

} // namespace thence::redirect
