#include "app/redirect/followrefresh.h"

#include "app/http/mediatype.h"
#include "app/http/syntax.h"
#include "app/redirect/nextrequest.h"
#include "app/redirect/refresh.h"
#include "app/url/parse.h"

#include <QCoreApplication>

namespace thence::redirect {

namespace {

using trace::Arrival;
using trace::Change;
using trace::Part;
using namespace Qt::StringLiterals;

QString tr(const char* text) {
    return QCoreApplication::translate("Refresh", text);
}

/// 204, 205 and 304 leave the document as it is (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
bool makesADocument(const http::Response& response) {
    return response.status != 204 && response.status != 205 && response.status != 304;
}

bool mayBeHtml(const http::Response& response) {
    return !response.fields.contains("Content-Type") || http::mediaType(response.fields).isHtml();
}

struct Asked {
    Refresh refresh;
    Arrival how;
};

/// RFC 6266 §4.2: what is to be saved is not shown, so it cannot lead on.
bool isAttachment(const http::Response& response) {
    const auto disposition = response.fields.first("Content-Disposition");
    return disposition &&
           http::equalsIgnoringCase(http::withoutParameters(*disposition), "attachment");
}

std::optional<Asked> askedFor(const http::Response& response) {
    if (const auto field = response.fields.first("Refresh"))
        if (const auto refresh = readRefresh(*field))
            return Asked{*refresh, Arrival::RefreshField};
    if (mayBeHtml(response))
        if (const auto refresh = metaRefresh(response.content))
            return Asked{*refresh, Arrival::MetaRefresh};
    return std::nullopt;
}

tl::expected<url::Url, url::ParseError> targetOf(const Refresh& refresh, const url::Url& document) {
    const auto base = url::parse(refresh.base, document);
    return url::parse(refresh.target, base.value_or(document));
}

/// nextRequest() explains a redirect; a refresh is a navigation that the page begins.
void explain(QList<Change>& changes, Arrival how) {
    const QString leads = how == Arrival::RefreshField
                              ? tr("The Refresh field leads there.")
                              : tr("The page leads there with <meta http-equiv=refresh>.");
    for (Change& change : changes) {
        if (change.part != Part::Url && change.part != Part::Method && change.part != Part::Content)
            continue;
        change.reason =
            change.part == Part::Url ? leads : tr("A refresh is a new navigation: a GET.");
        change.reference = u"HTML, shared declarative refresh steps"_s;
    }
}

} // namespace

std::optional<trace::Follow> followRefresh(const Rules& rules, const http::Request& request,
                                           const http::Response& response,
                                           const Progress& progress) {
    const auto asked =
        makesADocument(response) && !isAttachment(response) ? askedFor(response) : std::nullopt;
    if (!asked)
        return std::nullopt;
    const auto target = targetOf(asked->refresh, request.target);
    if (!target || !target->isHttp())
        return std::nullopt;
    Rules navigation = rules;
    navigation.inheritsFragment = false;
    navigation.retryAfter = false;
    trace::Follow follow =
        nextRequest(navigation, {request, response, Target{*target, {}}, 'G', progress});
    follow.how = asked->how;
    follow.delay = asked->refresh.delay;
    explain(follow.changes, follow.how);
    return follow;
}

} // namespace thence::redirect
