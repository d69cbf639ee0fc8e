#include "ui/inspector/search/searchlines.h"

#include "app/findings/searchsummary.h"
#include "ui/inspector/findinglines.h"
#include "ui/text/readable.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using findings::Engine;
using findings::Signal;

constexpr const char* decidingFields[] = {"Location", "Refresh", "Link", "X-Robots-Tag"};

struct SearchPanelText {
    Q_DECLARE_TR_FUNCTIONS(SearchPanel)
};

QString tr(const char* text) {
    return SearchPanelText::tr(text);
}

QString headline(Signal google) {
    switch (google) {
    case Signal::Strong:
        return tr("Strong signal: the target takes this URL's place");
    case Signal::Weak:
        return tr("Weak signal: this URL tends to stay");
    case Signal::None:
        break;
    }
    return tr("No redirect to follow");
}

QString signalText(Signal signal) {
    switch (signal) {
    case Signal::Strong:
        return tr("strong: moved for good");
    case Signal::Weak:
        return tr("weak: moved for a while");
    case Signal::None:
        break;
    }
    return tr("says nothing about it");
}

void addSignals(SheetLines& lines, const findings::HopSignal& hop) {
    if (hop.of(Engine::Google) == Signal::None)
        return;
    const std::pair<Engine, QString> engines[] = {
        {Engine::Google, u"Google"_s}, {Engine::Bing, u"Bing"_s}, {Engine::Yandex, u"Yandex"_s}};
    for (const auto& [engine, name] : engines)
        lines.pair(name, signalText(hop.of(engine)));
}

void addIndexed(SheetLines& lines, const findings::SearchSummary& summary) {
    lines.heading(tr("What Google will likely show"));
    const QString url = readable(summary.indexed.href());
    if (url.isEmpty())
        lines.text(tr("Nothing"), Ink::Warning, summary.why);
    else
        lines.monoPair(tr("URL"), url, summary.why);
    if (summary.redirects > 0)
        lines.pair(tr("Redirects"),
                   tr("%1 of the %2 that Googlebot follows")
                       .arg(summary.redirects)
                       .arg(summary.googleLimit),
                   summary.redirects > summary.googleLimit ? Ink::Bad : Ink::Text);
}

void addProposal(SheetLines& lines, const findings::Proposal& proposal, int redirects) {
    lines.heading(tr("One redirect instead of %1").arg(redirects));
    lines.monoPair(tr("From"), readable(proposal.from.href()));
    lines.monoPair(tr("To"), readable(proposal.to.href()));
    if (!proposal.tidying.isEmpty())
        lines.pair(tr("Tidies up"), proposal.tidying.join(u", "_s));
}

} // namespace

SheetLines searchLines(const trace::Trace& trace, int index,
                       const QList<findings::Finding>& findings) {
    SheetLines lines;
    const findings::SearchSummary summary = findings::searchSummary(trace);
    const findings::HopSignal& hop = summary.hops[index];
    const trace::Exchange& exchange = trace.hops[index].exchange;
    lines.heading(headline(hop.of(Engine::Google)));
    addSignals(lines, hop);
    if (exchange.response)
        addEvidence(lines, exchange.response->fields, decidingFields);
    const QByteArray& method = exchange.request.method;
    if (method != "GET" && method != "HEAD")
        lines.text(tr("Crawlers ask with GET. They see this only if a GET is answered the same."),
                   Ink::Dim);
    addIndexed(lines, summary);
    if (summary.proposal)
        addProposal(lines, *summary.proposal, summary.redirects);
    addFindings(lines, findings, findings::Topic::Search, index);
    return lines;
}

} // namespace thence::ui
