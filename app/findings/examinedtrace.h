#pragma once

#include "app/findings/htmlpage.h"
#include "app/http/cachecontrol.h"
#include "app/http/statuscode.h"
#include "app/trace/trace.h"

#include <optional>
#include <vector>

namespace thence::findings {

/// A hop, with what many checks ask of it worked out once. Points into the trace.
struct Step {
    int index = 0;
    const trace::Hop* hop = nullptr;
    const http::Request* request = nullptr;
    const http::Response* response = nullptr; ///< null when nothing came, or nothing was sent
    const http::Request* next = nullptr;      ///< what was decided to send after it, or null
    QByteArrayView location;                  ///< the first Location field's value
    std::optional<url::Url> target;           ///< that Location as browsers read it
    http::CacheControl control;               ///< of the response

    const trace::Exchange& exchange() const { return hop->exchange; }
    const url::Url& url() const { return request->target; }
    int status() const { return response ? response->status : 0; }
    bool isHttps() const { return url().scheme() == "https"; }
    /// 301, 302, 303, 307 or 308 with a Location that can be read.
    bool redirects() const { return http::isRedirect(status()) && target.has_value(); }
    /// A field of the response, empty when absent.
    QByteArrayView field(QByteArrayView name) const;
    bool has(QByteArrayView name) const { return response && response->fields.contains(name); }
};

/// A trace as the checks see it.
struct ExaminedTrace {
    explicit ExaminedTrace(const trace::Trace& of);

    const trace::Trace& trace;
    std::vector<Step> steps;
    std::optional<HtmlPage> page; ///< the last response's content, if that is HTML

    const Step& first() const { return steps.front(); }
    const Step& last() const { return steps.back(); }
    /// How many steps are redirects that a server answered with.
    int redirects() const;
    /// The chain has come to a final response.
    bool isComplete() const;
    /// The place of the step that asked for `url` (fragments aside), or -1.
    int indexOf(const url::Url& url) const;
};

} // namespace thence::findings
