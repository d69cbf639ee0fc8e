#include "app/findings/examinedtrace.h"

#include "app/http/mediatype.h"
#include "app/url/parse.h"

#include <algorithm>

namespace thence::findings {

namespace {

Step makeStep(const trace::Hop& hop, int index) {
    Step step;
    step.index = index;
    step.hop = &hop;
    step.request = &hop.exchange.request;
    step.response = hop.exchange.response ? &*hop.exchange.response : nullptr;
    step.next = hop.follow() ? &hop.follow()->next : nullptr;
    if (!step.response)
        return step;
    step.control = http::CacheControl(step.response->fields);
    if (const auto location = step.response->fields.first("Location")) {
        step.location = *location;
        if (const auto target = url::parse(*location, step.url()))
            step.target = *target;
    }
    return step;
}

} // namespace

QByteArrayView Step::field(QByteArrayView name) const {
    return response ? response->fields.first(name).value_or(QByteArrayView()) : QByteArrayView();
}

ExaminedTrace::ExaminedTrace(const trace::Trace& of) : trace(of) {
    steps.reserve(size_t(of.hops.size()));
    for (const trace::Hop& hop : of.hops)
        steps.push_back(makeStep(hop, int(steps.size())));
    if (!steps.empty() && last().response && http::mediaType(last().response->fields).isHtml() &&
        !last().response->content.isEmpty())
        page = readHtmlPage(last().response->content);
}

int ExaminedTrace::redirects() const {
    return int(std::count_if(steps.begin(), steps.end(),
                             [](const Step& step) { return step.redirects() && step.next; }));
}

bool ExaminedTrace::isComplete() const {
    const trace::Stop* stop = trace.stop();
    return stop && stop->reason == trace::Stop::Reason::NotARedirect && last().response;
}

int ExaminedTrace::indexOf(const url::Url& url) const {
    const url::Url wanted = url.withoutFragment();
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& step) {
        return step.url().withoutFragment() == wanted;
    });
    return found == steps.end() ? -1 : found->index;
}

} // namespace thence::findings
