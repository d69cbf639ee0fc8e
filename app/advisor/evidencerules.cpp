#include "app/advisor/evidencerules.h"

#include "app/http/method.h"
#include "app/url/parse.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

url::Url targetOf(const trace::Hop& hop, const http::Response& response) {
    if (hop.follow() &&
        !hop.follow()->edited) // what a person asked for is not what the server said
        return hop.follow()->next.target;
    const auto location = response.fields.first("Location");
    return location ? url::parse(*location, hop.exchange.request.target).value_or(url::Url())
                    : url::Url();
}

} // namespace

bool AdvisedHop::isSafe() const {
    return http::isSafe(request.method);
}

bool AdvisedHop::becameGet() const {
    return !isSafe() && next && next->exchange.request.method == "GET";
}

std::optional<AdvisedHop> advisedHop(const trace::Trace& trace, qsizetype index) {
    if (index < 0 || index >= trace.hops.size() || !trace.hops[index].exchange.response)
        return std::nullopt;
    const trace::Hop& hop = trace.hops[index];
    const http::Response& response = *hop.exchange.response;
    const bool followed = hop.follow() && index + 1 < trace.hops.size();
    return AdvisedHop{trace,
                      index,
                      hop.exchange.request,
                      response,
                      targetOf(hop, response),
                      followed ? &trace.hops[index + 1] : nullptr};
}

QString fill(const char* text, const QStringList& arguments) {
    const QString translated = QCoreApplication::translate("Advice", text);
    switch (arguments.size()) {
    case 0:
        return translated;
    case 1:
        return translated.arg(arguments[0]);
    case 2:
        return translated.arg(arguments[0], arguments[1]);
    case 3:
        return translated.arg(arguments[0], arguments[1], arguments[2]);
    default:
        return translated.arg(arguments[0], arguments[1], arguments[2], arguments[3]);
    }
}

QList<Evidence> evidence(const AdvisedHop& hop) {
    QList<Evidence> found;
    for (const auto& rules : {shapeRules(), targetRules(), cachingRules(), methodRules()})
        for (const EvidenceRule& rule : rules)
            if (const Arguments arguments = rule.check(hop))
                found.append({QString::fromLatin1(rule.id), rule.direction, rule.weight,
                              fill(rule.text, *arguments), QString::fromUtf8(rule.reference)});
    return found;
}

} // namespace thence::advisor
