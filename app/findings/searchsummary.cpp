#include "app/findings/searchsummary.h"

#include "app/findings/notes.h"
#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::findings {

namespace {

struct Search {
    Q_DECLARE_TR_FUNCTIONS(Search)
};

Signal bingSignal(int status) {
    return status == 301 ? Signal::Strong : status == 302 ? Signal::Weak : Signal::None;
}

HopSignal signalOf(const Step& step) {
    HopSignal signal{step.index, {}};
    const trace::Follow* follow = step.hop->follow();
    const bool refresh = follow && (follow->how == trace::Arrival::MetaRefresh ||
                                    follow->how == trace::Arrival::RefreshField);
    if (step.redirects()) {
        const Signal byStatus =
            http::isPermanentRedirect(step.status()) ? Signal::Strong : Signal::Weak;
        signal.byEngine = {byStatus, bingSignal(step.status()), byStatus};
    } else if (refresh) {
        const Signal google = follow->delay.count() == 0 ? Signal::Strong : Signal::Weak;
        signal.byEngine = {google, Signal::None, Signal::Weak};
    }
    return signal;
}

QByteArray withoutWww(QByteArrayView host) {
    return (host.startsWith("www.") ? host.sliced(4) : host).toByteArray();
}

QByteArray withoutSlash(QByteArrayView path) {
    return (path.size() > 1 && path.endsWith('/') ? path.chopped(1) : path).toByteArray();
}

std::optional<Proposal> proposalFor(const ExaminedTrace& examined) {
    if (examined.redirects() < 2 || !examined.isComplete() || examined.last().status() != 200)
        return std::nullopt;
    Proposal proposal{examined.first().url(), examined.last().url(), {}};
    bool allPermanent = true;
    for (const Step& step : examined.steps) {
        if (!step.next)
            continue;
        allPermanent = allPermanent && http::isPermanentRedirect(step.status());
        for (const QString& change : tidied(step.url(), step.next->target))
            if (!proposal.tidying.contains(change))
                proposal.tidying.append(change);
    }
    return allPermanent || proposal.tidying.size() >= 2 ? std::optional(proposal) : std::nullopt;
}

bool saysNoindex(const ExaminedTrace& examined) {
    if (forbidsIndexing(examined.last().response->fields.joined("X-Robots-Tag")))
        return true;
    return examined.page &&
           std::any_of(examined.page->robots.begin(), examined.page->robots.end(), forbidsIndexing);
}

/// Where the chain ends, or the canonical that the page names.
void judgeIndexed(const ExaminedTrace& examined, SearchSummary& summary) {
    const Step& last = examined.last();
    if (!examined.isComplete()) {
        summary.why = Search::tr("The chain arrives at no page.");
        return;
    }
    if (summary.redirects > summary.googleLimit) {
        summary.why = Search::tr("Googlebot gives up after 10 redirects.");
        return;
    }
    if (last.status() != 200) {
        summary.why = Search::tr("The chain ends with %1.").arg(last.status());
        return;
    }
    if (saysNoindex(examined)) {
        summary.why = Search::tr("The page says noindex.");
        return;
    }
    if (examined.page && !examined.page->canonicals.isEmpty())
        if (const auto canonical =
                examined.page->resolve(examined.page->canonicals.first(), last.url());
            canonical && examined.indexOf(*canonical) < 0) {
            summary.indexed = *canonical;
            summary.why = Search::tr("The page names it as canonical.");
            return;
        }
    const auto weak = std::find_if(summary.hops.begin(), summary.hops.end(), [](const auto& hop) {
        return hop.of(Engine::Google) == Signal::Weak;
    });
    if (weak == summary.hops.end()) {
        summary.indexed = last.url();
        summary.why = summary.redirects > 0 ? Search::tr("Every redirect to it is permanent.")
                                            : Search::tr("It answers by itself.");
    } else {
        summary.indexed = examined.steps[size_t(weak->hop)].url();
        summary.why = Search::tr("Its redirect at hop %1 is temporary.").arg(weak->hop + 1);
    }
}

} // namespace

SearchSummary searchSummary(const ExaminedTrace& examined) {
    SearchSummary summary;
    if (examined.steps.empty())
        return summary;
    summary.redirects = examined.redirects();
    for (const Step& step : examined.steps)
        summary.hops.append(signalOf(step));
    judgeIndexed(examined, summary);
    summary.proposal = proposalFor(examined);
    return summary;
}

SearchSummary searchSummary(const trace::Trace& trace) {
    return searchSummary(ExaminedTrace(trace));
}

QStringList tidied(const url::Url& from, const url::Url& to) {
    const bool sameHost = withoutWww(from.host()) == withoutWww(to.host());
    const QByteArray before = withoutSlash(from.path()), after = withoutSlash(to.path());
    if (!sameHost || !http::equalsIgnoringCase(before, after) || from.query() != to.query())
        return {};
    QStringList changes;
    if (from.scheme() != to.scheme())
        changes.append(shown(to.scheme()));
    if (from.host() != to.host())
        changes.append(u"www"_s);
    if (from.path().size() != to.path().size())
        changes.append(Search::tr("slash"));
    if (before != after)
        changes.append(Search::tr("letter case"));
    return changes;
}

} // namespace thence::findings
