#include "app/redaction/redaction.h"
#include "app/url/parse.h"

namespace thence::redaction {

namespace {

QByteArrayView typeOf(const http::FieldList& fields) {
    return fields.first("Content-Type").value_or(QByteArrayView());
}

} // namespace

http::FieldList Redaction::shown(const http::FieldList& fields) const {
    http::FieldList result;
    for (const http::Field each : fields)
        result.append(each.name, field(each.name, each.value));
    return result;
}

url::Url Redaction::shown(const url::Url& url) const {
    const QByteArray text = this->url(url.href());
    if (text == url.href())
        return url;
    if (const auto read = url::fromHref(text))
        return *read;
    // A part that is no text was replaced, such as the port.
    return url::Url::from({.scheme = url.scheme().toByteArray(),
                           .username = {},
                           .password = {},
                           .host = url.host().toByteArray(),
                           .port = {},
                           .path = "/redacted",
                           .query = {},
                           .fragment = {}});
}

http::Request Redaction::shown(const http::Request& request) const {
    http::Request result = request;
    result.target = shown(request.target);
    result.fields = shown(request.fields);
    if (request.content)
        result.content->bytes = content(request.content->bytes, typeOf(request.fields));
    return result;
}

trace::Change Redaction::shown(const trace::Change& change) const {
    trace::Change result = change;
    result.from = changed(change, change.from);
    result.to = changed(change, change.to);
    result.reason = sentence(change.reason);
    return result;
}

QByteArray Redaction::changed(const trace::Change& change, const QByteArray& value) const {
    switch (change.part) {
    case trace::Part::Method:
        return value;
    case trace::Part::Content:
        return content(value);
    case trace::Part::Url:
        return change.name == "fragment" ? url("#" + value).sliced(1)
               : change.name == "query"  ? url("?" + value).sliced(1)
                                         : url(value);
    case trace::Part::Field:
    case trace::Part::Credential:
        return field(change.name, value);
    }
    Q_UNREACHABLE();
}

trace::Failure Redaction::shown(const trace::Failure& failure) const {
    trace::Failure result = failure;
    result.reason = sentence(failure.reason);
    return result;
}

trace::Exchange Redaction::shown(const trace::Exchange& exchange) const {
    trace::Exchange result = exchange;
    result.request = shown(exchange.request);
    if (result.requestHead)
        result.requestHead = head(*exchange.requestHead);
    for (trace::Interim& interim : result.interim) {
        if (interim.head)
            interim.head = head(*interim.head);
        interim.fields = shown(interim.fields);
    }
    if (result.response) {
        result.response->reason = text(exchange.response->reason);
        result.response->fields = shown(exchange.response->fields);
        result.response->content =
            content(exchange.response->content, typeOf(exchange.response->fields));
    }
    if (result.responseHead)
        result.responseHead = head(*exchange.responseHead);
    result.trailers = shown(exchange.trailers);
    if (result.failure)
        result.failure = shown(*exchange.failure);
    if (result.retriedAfter)
        result.retriedAfter = shown(*exchange.retriedAfter);
    return result;
}

trace::Decision Redaction::shown(const trace::Decision& decision) const {
    if (const auto* const follow = std::get_if<trace::Follow>(&decision)) {
        trace::Follow result = *follow;
        result.next = shown(follow->next);
        for (trace::Change& one : result.changes)
            one = shown(one);
        return result;
    }
    trace::Stop result = std::get<trace::Stop>(decision);
    result.detail = sentence(result.detail);
    if (result.target)
        result.target = url(*result.target);
    return result;
}

trace::Terms Redaction::shown(const trace::Terms& terms) const {
    trace::Terms result = terms;
    result.cookies = field("Cookie", terms.cookies);
    // A file of certificates may have their keys in it.
    for (trace::ExtraTrust& trust : result.network.trust)
        if (hides_ && trust.certificates.contains("PRIVATE KEY"))
            trust.certificates = "redacted";
    return result;
}

trace::Hop Redaction::shown(const trace::Hop& hop) const {
    if (!hides_)
        return hop;
    trace::Hop result = hop;
    result.exchange = shown(hop.exchange);
    result.decision = shown(hop.decision);
    return result;
}

trace::Trace Redaction::shown(const trace::Trace& trace) const {
    if (!hides_)
        return trace;
    trace::Trace result = trace;
    result.composed = shown(trace.composed);
    result.terms = shown(trace.terms);
    for (trace::Hop& hop : result.hops)
        hop = shown(hop);
    return result;
}

} // namespace thence::redaction
