#pragma once

#include "app/findings/examinedtrace.h"

#include <QStringList>

#include <array>

namespace thence::findings {

/// How much a hop says to a search engine about where the page lives.
enum class Signal { None, Weak, Strong };

enum class Engine { Google, Bing, Yandex };
inline constexpr int engineCount = 3;

/// What each engine says itself about one hop.
struct HopSignal {
    int hop = 0;
    std::array<Signal, engineCount> byEngine{}; ///< None where an engine says nothing

    Signal of(Engine engine) const { return byEngine[size_t(engine)]; }
};

/// One redirect in the place of several.
struct Proposal {
    url::Url from;
    url::Url to;
    QStringList tidying; ///< what the steps between only tidied up: "https", "www", "slash", "case"
};

/// What search engines will make of a chain.
struct SearchSummary {
    QList<HopSignal> hops;
    url::Url indexed; ///< the URL that Google will likely show; empty where none will be
    QString why;      ///< one plain sentence
    int redirects = 0;
    int googleLimit = 10; ///< redirects that Googlebot follows
    std::optional<Proposal> proposal;
};

/// Pure. Follows each engine's own documents: Google Search Central (Redirects and Google Search),
/// Bing Webmaster Blog (Managing redirects, 2011), Yandex Webmaster (Processing redirects).
SearchSummary searchSummary(const ExaminedTrace& examined);
SearchSummary searchSummary(const trace::Trace& trace);

/// What changed between two URLs when only spelling did: "https", "www", "slash", "case"; empty
/// when they are different places (or the same).
QStringList tidied(const url::Url& from, const url::Url& to);

} // namespace thence::findings
