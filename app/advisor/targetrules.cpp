#include "app/advisor/evidencerules.h"
#include "app/advisor/path.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

using Words = std::initializer_list<QByteArrayView>;

const Words signIn = {"login", "signin", "auth",  "authorize", "oauth", "oauth2",
                      "sso",   "saml",   "saml2", "cas",       "logon", "authenticate"};
const Words purchase = {"checkout", "cart", "basket", "payment", "pay", "billing"};
const Words closed = {"maintenance", "unavailable", "sorry",  "busy",       "waitingroom",
                      "queue",       "outage",      "closed", "comingsoon", "offline"};
const Words gate = {"captcha",  "challenge", "consent", "verify", "agegate",
                    "agecheck", "2fa",       "mfa",     "otp",    "terms"};
const Words experiment = {"experiment", "variant", "variation", "abtest",
                          "beta",       "preview", "canary",    "split"};
const Words moving = {"latest", "current", "today", "random", "newest", "now", "stable"};

Arguments path(const url::Url& url) {
    return QStringList{QString::fromUtf8(url.path())};
}

/// The target has one of `words` and the request has not: the redirect leads there, and does not
/// merely rename it.
Arguments leadsTo(const AdvisedHop& s, Words words) {
    const bool leads = hasWord(s.target, words) && !hasWord(s.request.target, words);
    return leads ? path(s.target) : std::nullopt;
}

Arguments login(const AdvisedHop& s) {
    return leadsTo(s, signIn);
}

Arguments returnAddress(const AdvisedHop& s) {
    const Words names = {"next",     "return",       "return_to", "returnto",    "returnurl",
                         "continue", "redirect_uri", "redirect",  "return_path", "goto",
                         "from",     "service",      "relaystate"};
    const bool added = hasParameter(s.target, names) && !hasParameter(s.request.target, names);
    return added ? Arguments(QStringList{}) : std::nullopt;
}

Arguments checkout(const AdvisedHop& s) {
    const bool inside = hasWord(s.target, purchase) || hasWord(s.request.target, purchase);
    return inside && s.request.target.path() != s.target.path() ? path(s.target) : std::nullopt;
}

Arguments maintenance(const AdvisedHop& s) {
    return leadsTo(s, closed);
}

Arguments challenge(const AdvisedHop& s) {
    return leadsTo(s, gate);
}

Arguments trial(const AdvisedHop& s) {
    return leadsTo(s, experiment);
}

Arguments movingTarget(const AdvisedHop& s) {
    const bool points = hasWord(s.request.target, moving) && !hasWord(s.target, moving);
    return points ? path(s.request.target) : std::nullopt;
}

bool isLetters(QByteArrayView text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool isLocale(QByteArrayView segment) {
    if (segment.size() == 2)
        return isLetters(segment) && segment != "go" && segment != "my";
    return segment.size() == 5 && (segment[2] == '-' || segment[2] == '_') &&
           isLetters(segment.first(2)) && isLetters(segment.last(2));
}

Arguments locale(const AdvisedHop& s) {
    const QList<QByteArray> from = segments(s.request.target), to = segments(s.target);
    const bool added = !to.isEmpty() && isLocale(to.first()) && to.mid(1) == from;
    return added ? Arguments(QStringList{QString::fromUtf8(to.first())}) : std::nullopt;
}

Arguments phones(const AdvisedHop& s) {
    const QByteArrayView host = s.target.host(), from = s.request.target.host();
    const bool added = host != from && (host.startsWith("m.") || host.startsWith("mobile."));
    return added ? Arguments(QStringList{QString::fromUtf8(host)}) : std::nullopt;
}

Arguments oneTimeToken(const AdvisedHop& s) {
    const Words names = {"code",        "state",          "token",           "ticket",
                         "nonce",       "signature",      "x-amz-signature", "sig",
                         "samlrequest", "samlresponse",   "expires",         "x-goog-signature",
                         "se",          "login_challenge"};
    const bool added =
        hasParameter(s.target, names) && !isSameRequestTarget(s.request.target, s.target);
    return added ? Arguments(QStringList{}) : std::nullopt;
}

Arguments brokenTarget(const AdvisedHop& s) {
    const int status = s.next ? s.next->status() : 0;
    const bool broken = status == 404 || status == 410 || status >= 500;
    return broken ? Arguments(QStringList{QString::number(status)}) : std::nullopt;
}

Arguments loop(const AdvisedHop& s) {
    const trace::Stop* stop = s.trace.stop();
    const bool inside = stop && stop->reason == trace::Stop::Reason::Loop && stop->repeats &&
                        *stop->repeats <= s.index;
    return inside ? Arguments(QStringList{QString::number(*stop->repeats + 1)}) : std::nullopt;
}

constexpr EvidenceRule rules[] = {
    {"login", Direction::Temporary, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 is a way to sign in; whoever has done so is not sent there."),
     "RFC 9110 §15.4.3", login},
    {"return-address", Direction::Temporary, 2,
     QT_TRANSLATE_NOOP("Advice", "The target is told where to come back to: this is a detour."),
     "RFC 9110 §15.4.3", returnAddress},
    {"checkout", Direction::Temporary, 2,
     QT_TRANSLATE_NOOP("Advice",
                       "A step of a purchase: whether it leads to %1 depends on the cart."),
     "RFC 9110 §15.4.3", checkout},
    {"maintenance", Direction::Temporary, 4,
     QT_TRANSLATE_NOOP("Advice", "%1 is shown while the real page is closed, and no longer."),
     "RFC 9110 §15.4.8", maintenance},
    {"challenge", Direction::Temporary, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 is a gate that each visitor passes once."), "RFC 9110 §15.4.3",
     challenge},
    {"experiment", Direction::Temporary, 2,
     QT_TRANSLATE_NOOP("Advice", "%1 looks like a trial, which ends."),
     "Google, Redirects and Google Search", trial},
    {"moving-target", Direction::Temporary, 3,
     QT_TRANSLATE_NOOP("Advice", "%1 names whatever is newest; tomorrow it leads elsewhere."),
     "RFC 9110 §15.4.3", movingTarget},
    {"locale", Direction::Temporary, 3,
     QT_TRANSLATE_NOOP("Advice", "“%1” is chosen for this visitor; the next one reads another "
                                 "language."),
     "RFC 9110 §12.1", locale},
    {"phones", Direction::Temporary, 2,
     QT_TRANSLATE_NOOP("Advice", "%1 is for phones; another device is not sent there."),
     "RFC 9110 §12.1", phones},
    {"one-time-token", Direction::Temporary, 3,
     QT_TRANSLATE_NOOP("Advice",
                       "The target carries a code or signature that is good for one visit."),
     "RFC 9110 §15.4.3", oneTimeToken},
    {"broken-target", Direction::Temporary, 2,
     QT_TRANSLATE_NOOP("Advice", "The target answered %1: nobody should remember it until it "
                                 "works."),
     "RFC 9110 §15.4.2", brokenTarget},
    {"loop", Direction::Temporary, 2,
     QT_TRANSLATE_NOOP("Advice", "The chain comes back to hop %1. A browser that stores a loop "
                                 "stays in it after it is mended."),
     "RFC 9110 §15.4", loop},
};

} // namespace

std::span<const EvidenceRule> targetRules() {
    return rules;
}

} // namespace thence::advisor
