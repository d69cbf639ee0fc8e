#include "tests/support/demotrace.h"

#include "app/http/statuscode.h"

namespace whereto::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using trace::Arrival;
using trace::Phase;

namespace {

struct Phases {
    double dns = -1, connect = -1, tls = -1, wait = -1, receive = -1; ///< ms; -1: did not happen
};

struct Answer {
    int status;
    http::FieldList fields;
    QByteArray content = {};
};

url::Url target(const char* scheme, const char* host, int port, const QByteArray& path) {
    url::Url::Parts parts{.scheme = scheme,
                          .username = {},
                          .password = {},
                          .host = QByteArray(host),
                          .port = {},
                          .path = path,
                          .query = {},
                          .fragment = {}};
    if (port > 0)
        parts.port = quint16(port);
    if (const qsizetype mark = path.indexOf('?'); mark >= 0) {
        parts.path = path.first(mark);
        parts.query = path.sliced(mark + 1);
    }
    return url::Url::from(parts);
}

trace::Timings timings(const Phases& phases) {
    trace::Timings timings;
    const auto set = [&](Phase phase, double ms) {
        if (ms >= 0)
            timings[phase] = std::chrono::round<std::chrono::nanoseconds>(
                std::chrono::duration<double, std::milli>(ms));
    };
    set(Phase::Blocked, 0);
    set(Phase::Dns, phases.dns);
    set(Phase::Connect, phases.connect);
    set(Phase::Tls, phases.tls);
    set(Phase::Send, 0.1);
    set(Phase::Wait, phases.wait);
    set(Phase::Receive, phases.receive);
    return timings;
}

trace::Certificate certificate(const QString& host) {
    return {.subject = host,
            .issuer = u"Whereto Lab CA"_s,
            .alternativeNames = {u"DNS:%1"_s.arg(host), u"DNS:*.localhost"_s},
            .notBefore = QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC),
            .notAfter = QDateTime({2036, 1, 1}, {0, 0}, Qt::UTC),
            .serialNumber = "0a:1b:2c:3d",
            .sha256 = QByteArray(64, 'a'),
            .key = u"EC 256"_s,
            .der = {}};
}

std::shared_ptr<const trace::Connection> connection(const url::Url& url) {
    auto made = std::make_shared<trace::Connection>();
    made->remoteAddress = QHostAddress::LocalHost;
    made->remotePort = url.port();
    made->localAddress = QHostAddress::LocalHost;
    made->localPort = 51324;
    if (url.scheme() == "https")
        made->tls = trace::Tls{.version = u"TLS 1.3"_s,
                               .cipher = u"TLS_AES_256_GCM_SHA384"_s,
                               .alpn = "http/1.1",
                               .verified = true,
                               .errors = {},
                               .chain = {certificate(QString::fromUtf8(url.host()))}};
    return made;
}

QByteArray requestHead(const http::Request& request) {
    return request.method + ' ' + request.target.requestTarget() + " HTTP/1.1\r\n" +
           request.fields.toBytes() + "\r\n";
}

http::Request request(const QByteArray& method, const url::Url& url, http::FieldList own = {},
                      const QByteArray& content = {}) {
    http::Request made{.method = method, .target = url, .fields = {}, .content = {}};
    made.fields.append("Host", url.authority());
    made.fields.append("User-Agent", "Whereto/0.1");
    made.fields.append("Accept", "*/*");
    for (const http::Field field : own)
        made.fields.append(field.name, field.value);
    if (!content.isEmpty()) {
        made.fields.append("Content-Length", QByteArray::number(content.size()));
        made.content = http::Content{.bytes = content};
    }
    return made;
}

const QDateTime startedAt({2026, 3, 14}, {15, 9, 26}, Qt::UTC);

trace::Hop hop(http::Request sent, const Answer& answer, const Phases& phases,
               Arrival arrival = Arrival::Location) {
    trace::Hop made;
    made.arrival = arrival;
    made.exchange.requestHead = requestHead(sent);
    made.exchange.connection = connection(sent.target);
    made.exchange.request = std::move(sent);
    made.exchange.startedAt = startedAt;
    const QByteArray reason = http::reasonPhrase(answer.status).toByteArray();
    made.exchange.responseHead = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason +
                                 "\r\n" + answer.fields.toBytes() + "\r\n";
    made.exchange.response = http::Response{.status = answer.status,
                                            .reason = reason,
                                            .fields = answer.fields,
                                            .content = answer.content};
    made.exchange.encodedSize = made.exchange.decodedSize = answer.content.size();
    made.exchange.timings = timings(phases);
    made.exchange.reused = phases.connect < 0;
    return made;
}

// Chains the hops: each one's decision is to send the next one's request.
trace::Trace chain(QList<trace::Hop> hops, const QList<QList<trace::Change>>& changes,
                   trace::Stop end) {
    trace::Trace trace;
    trace.client = u"chrome"_s;
    for (qsizetype i = 0; i < hops.size(); ++i) {
        trace.elapsed += hops[i].exchange.timings.total();
        if (i + 1 < hops.size())
            hops[i].decision = trace::Follow{.next = hops[i + 1].exchange.request,
                                             .how = hops[i + 1].arrival,
                                             .changes = changes.value(i)};
    }
    hops.first().arrival = Arrival::Composed;
    hops.last().decision = std::move(end);
    trace.composed = hops.first().exchange.request;
    trace.hops = std::move(hops);
    return trace;
}

trace::Change change(trace::Part part, const char* name, const char* from, const char* to,
                     const QString& reason, const QString& reference) {
    return {part, name, from, to, reason, reference};
}

} // namespace

trace::Trace demoTrace() {
    const url::Url shop = target("http", "shop.localhost", 8480, "/checkout");
    const url::Url secure = target("https", "shop.localhost", 8443, "/checkout");
    const url::Url second = target("https", "shop.localhost", 8443, "/checkout-v2");
    const url::Url pay = target("https", "pay.localhost", 8443, "/checkout-v2");
    const QByteArray order = "item=green+tea&quantity=2&currency=EUR&ship=post";
    const http::FieldList form{{"Authorization", "Bearer s3cr3t"},
                               {"Content-Type", "application/x-www-form-urlencoded"}};
    const http::FieldList rest{{"Authorization", "Bearer s3cr3t"}, {"Cookie", "cart=7f3a"}};
    const QByteArray page =
        "<!doctype html><title>Paid</title><p>Thank you." + QByteArray(2050, ' ') + "</p>\n";
    const QList<trace::Hop> hops{
        hop(request("POST", shop, form, order),
            {308, {{"Location", secure.href()}, {"Content-Length", "0"}}},
            {.dns = 12, .connect = 18, .wait = 31, .receive = 0.2}),
        hop(request("POST", secure, form, order),
            {302,
             {{"Location", "/checkout-v2"},
              {"Set-Cookie", "cart=7f3a; Path=/; Secure; HttpOnly"},
              {"Cache-Control", "no-store"},
              {"Content-Length", "0"}}},
            {.dns = 0.4, .connect = 17, .tls = 46, .wait = 35, .receive = 0.2}),
        hop(request("GET", second, rest),
            {307,
             {{"Location", pay.href()}, {"Cache-Control", "max-age=60"}, {"Content-Length", "0"}}},
            {.wait = 27, .receive = 0.2}),
        hop(request("GET", pay),
            {200,
             {{"Content-Type", "text/html; charset=utf-8"},
              {"Content-Length", QByteArray::number(page.size())}},
             page},
            {.dns = 0.3, .connect = 14, .tls = 33, .wait = 21, .receive = 4}),
    };
    const QList<QList<trace::Change>> changes{
        {change(trace::Part::Url, "scheme", "http", "https", u"the Location says so"_s,
                u"RFC 9110 §10.2.2"_s)},
        {change(trace::Part::Method, "", "POST", "GET", u"302 after POST becomes GET"_s,
                u"Fetch §4.4 step 12"_s),
         change(trace::Part::Content, "", "48 B", "", u"a GET carries no content"_s,
                u"Fetch §4.4 step 12"_s),
         change(trace::Part::Field, "Content-Type", "application/x-www-form-urlencoded", "",
                u"it described the content"_s, u"Fetch §4.4 step 12"_s)},
        {change(trace::Part::Url, "host", "shop.localhost", "pay.localhost",
                u"the Location says so"_s, u"RFC 9110 §10.2.2"_s),
         change(trace::Part::Credential, "Authorization", "Bearer s3cr3t", "",
                u"the next origin is another one"_s, u"Fetch §4.4 step 13"_s)},
    };
    return chain(hops, changes, {});
}

trace::Trace failingTrace() {
    const url::Url first = target("http", "old.localhost", 0, "/report");
    const url::Url second = target("http", "gone.localhost", 9, "/report");
    trace::Hop failed = hop(request("GET", second), {200, {}}, {.dns = 0.4, .connect = 1.2});
    failed.exchange.response.reset();
    failed.exchange.responseHead.clear();
    failed.exchange.requestHead.clear();
    failed.exchange.connection.reset();
    failed.exchange.failure = trace::Failure{
        .kind = trace::Failure::Kind::Refused, .phase = Phase::Connect, .reason = u"127.0.0.1"_s};
    return chain(
        {hop(request("GET", first), {301, {{"Location", second.href()}}},
             {.dns = 0.5, .connect = 0.8, .wait = 6.5, .receive = 0.1}),
         failed},
        {}, {.reason = trace::Stop::Reason::Failed, .detail = {}, .target = {}, .repeats = {}});
}

trace::Trace loopTrace() {
    const url::Url blog = target("http", "localhost", 8480, "/old-blog");
    const url::Url home = target("http", "localhost", 8480, "/");
    const url::Url news = target("http", "localhost", 8480, "/news?from=home");
    const Phases quick{.wait = 3.2, .receive = 0.1};
    return chain({hop(request("GET", blog), {301, {{"Location", "/"}}},
                      {.dns = 0.4, .connect = 0.3, .wait = 4.1, .receive = 0.1}),
                  hop(request("GET", home), {302, {{"Location", "/news?from=home"}}}, quick),
                  hop(request("GET", news), {302, {{"Location", "/old-blog"}}}, quick)},
                 {},
                 {.reason = trace::Stop::Reason::Loop,
                  .detail = u"Hop 4 would repeat hop 1."_s,
                  .target = blog.href(),
                  .repeats = 0});
}

trace::Trace longTrace() {
    QList<trace::Hop> hops;
    for (int i = 0; i < 30; ++i) {
        const char* const host = i % 3 == 2 ? "login.identity-provider.localhost" : "sso.localhost";
        const QByteArray number = QByteArray::number(i + 1);
        const QByteArray path = "/saml2/idp/single-sign-on/step-" + number +
                                "?SAMLRequest=" + QByteArray(520, 'x') + number +
                                "&RelayState=https%3A%2F%2Fapp.localhost%2F&hop=" + number;
        const url::Url here = target("https", host, 8443, path);
        const int status = i % 4 == 1 ? 303 : i % 5 == 0 ? 301 : 302;
        hops.append(hop(request("GET", here), {status, {{"Location", "/next"}}},
                        i % 3 == 0
                            ? Phases{.dns = 1, .connect = 4, .tls = 19, .wait = 40, .receive = 1}
                            : Phases{.wait = 25.0 + i, .receive = 0.5}));
    }
    return chain(hops, {},
                 {.reason = trace::Stop::Reason::TooManyRedirects,
                  .detail = u"30 redirects were followed."_s,
                  .target = QByteArray("https://sso.localhost:8443/next"),
                  .repeats = {}});
}

trace::Trace hstsTrace() {
    const url::Url first = target("https", "bank.localhost", 8443, "/");
    const url::Url plain = target("http", "bank.localhost", 8443, "/account");
    const url::Url secure = target("https", "bank.localhost", 8443, "/account");
    trace::Hop step;
    step.arrival = Arrival::Location;
    step.exchange.request = request("GET", plain);
    step.exchange.startedAt = startedAt;
    trace::Hop last =
        hop(request("GET", secure), {200, {{"Content-Type", "text/html"}}, "<p>Hello"},
            {.wait = 9, .receive = 0.3}, Arrival::HstsUpgrade);
    return chain({hop(request("GET", first),
                      {302,
                       {{"Location", plain.href()},
                        {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"}}},
                      {.dns = 0.4, .connect = 0.6, .tls = 5.5, .wait = 8, .receive = 0.2}),
                  step, last},
                 {}, {});
}

trace::Trace firstHops(trace::Trace trace, qsizetype hops) {
    trace.hops.resize(hops);
    return trace;
}

} // namespace whereto::test
