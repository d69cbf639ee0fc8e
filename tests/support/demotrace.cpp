#include "tests/support/demotrace.h"

#include "app/http/date.h"
#include "app/http/statuscode.h"
#include "app/tracer/chain.h"

namespace thence::test {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
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
    if (phases.wait >= 0)
        set(Phase::Send, 0.1);
    set(Phase::Wait, phases.wait);
    set(Phase::Receive, phases.receive);
    return timings;
}

trace::Certificate certificate(const QString& host) {
    return {.subject = host,
            .issuer = u"Thence Lab CA"_s,
            .alternativeNames = {u"DNS:%1"_s.arg(host), u"DNS:*.localhost"_s},
            .notBefore = http::utc({2026, 1, 1}, {0, 0}),
            .notAfter = http::utc({2036, 1, 1}, {0, 0}),
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

http::Request request(const QByteArray& method, const url::Url& url,
                      const http::FieldList& own = {}, const QByteArray& content = {}) {
    http::Request made{.method = method, .target = url, .fields = own, .content = {}};
    if (!content.isEmpty())
        made.content = http::Content{.bytes = content};
    return made;
}

const QDateTime startedAt = http::utc({2026, 3, 14}, {15, 9, 26});

/// A trace as the tracer keeps its books, with made-up answers: what is sent, and why, is decided
/// as in a real one.
class Rehearsal {
public:
    explicit Rehearsal(const http::Request& composed, int maxRedirects = -1)
        : chain_(composed, terms(maxRedirects)) {}

    Rehearsal& answer(const Answer& answer, const Phases& phases) {
        chain_.stepAlone(startedAt);
        trace::Exchange exchange = asked(phases);
        const QByteArray reason = http::reasonPhrase(answer.status).toByteArray();
        exchange.connection = connection(exchange.request.target);
        exchange.protocol = trace::Protocol::Http11;
        exchange.responseHead = "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reason +
                                "\r\n" + answer.fields.toBytes() + "\r\n";
        exchange.response = http::Response{.status = answer.status,
                                           .reason = reason,
                                           .fields = answer.fields,
                                           .content = answer.content};
        exchange.encodedSize = exchange.decodedSize = answer.content.size();
        return finish(exchange);
    }

    Rehearsal& fail(const trace::Failure& failure, const Phases& phases) {
        trace::Exchange exchange = asked(phases);
        exchange.sent = false;
        exchange.requestHead.reset();
        exchange.failure = failure;
        return finish(exchange);
    }

    const trace::Trace& trace() const { return chain_.trace(); }

private:
    static trace::Terms terms(int maxRedirects) {
        trace::Terms terms;
        terms.client.id = u"chrome"_s;
        terms.limits.redirects = maxRedirects;
        return terms;
    }

    trace::Exchange asked(const Phases& phases) const {
        trace::Exchange exchange;
        exchange.request = *chain_.next();
        exchange.sent = true;
        exchange.requestHead = requestHead(exchange.request);
        exchange.startedAt = startedAt;
        exchange.timings = timings(phases);
        exchange.reused = phases.connect < 0;
        return exchange;
    }

    Rehearsal& finish(const trace::Exchange& exchange) {
        chain_.finish(exchange, startedAt);
        chain_.setElapsed(chain_.trace().elapsed + exchange.timings.total());
        return *this;
    }

    tracer::Chain chain_;
};

} // namespace

trace::Trace demoTrace() {
    const url::Url shop = target("http", "shop.localhost", 8480, "/checkout");
    const url::Url secure = target("https", "shop.localhost", 8443, "/checkout");
    const url::Url pay = target("https", "pay.localhost", 8443, "/checkout-v2");
    const QByteArray order = "item=green+tea&quantity=2&currency=EUR&ship=post";
    const http::FieldList form{{"Authorization", "Bearer s3cr3t"},
                               {"Content-Type", "application/x-www-form-urlencoded"}};
    const QByteArray page =
        "<!doctype html><title>Paid</title><p>Thank you." + QByteArray(2050, ' ') + "</p>\n";
    return Rehearsal(request("POST", shop, form, order))
        .answer({308, {{"Location", secure.href()}, {"Content-Length", "0"}}},
                {.dns = 12, .connect = 18, .wait = 31, .receive = 0.2})
        .answer({302,
                 {{"Location", "/checkout-v2"},
                  {"Set-Cookie", "cart=7f3a; Path=/; Secure; HttpOnly"},
                  {"Cache-Control", "no-store"},
                  {"Content-Length", "0"}}},
                {.dns = 0.4, .connect = 17, .tls = 46, .wait = 35, .receive = 0.2})
        .answer(
            {307,
             {{"Location", pay.href()}, {"Cache-Control", "max-age=60"}, {"Content-Length", "0"}}},
            {.wait = 27, .receive = 0.2})
        .answer({200,
                 {{"Content-Type", "text/html; charset=utf-8"},
                  {"Content-Length", QByteArray::number(page.size())}},
                 page},
                {.dns = 0.3, .connect = 14, .tls = 33, .wait = 21, .receive = 4})
        .trace();
}

trace::Trace failingTrace() {
    const url::Url first = target("http", "old.localhost", 0, "/report");
    const url::Url second = target("http", "gone.localhost", 9, "/report");
    return Rehearsal(request("GET", first))
        .answer({301, {{"Location", second.href()}}},
                {.dns = 0.5, .connect = 0.8, .wait = 6.5, .receive = 0.1})
        .fail({.kind = trace::Failure::Kind::Refused,
               .phase = Phase::Connect,
               .reason = u"127.0.0.1"_s},
              {.dns = 0.4, .connect = 1.2})
        .trace();
}

trace::Trace loopTrace() {
    const Phases quick{.wait = 3.2, .receive = 0.1};
    return Rehearsal(request("GET", target("http", "localhost", 8480, "/old-blog")))
        .answer({301, {{"Location", "/"}}},
                {.dns = 0.4, .connect = 0.3, .wait = 4.1, .receive = 0.1})
        .answer({302, {{"Location", "/news?from=home"}}}, quick)
        .answer({302, {{"Location", "/old-blog"}}}, quick)
        .trace();
}

trace::Trace longTrace() {
    constexpr int hops = 30;
    const auto place = [](int i) {
        const char* const host = i % 3 == 2 ? "login.identity-provider.localhost" : "sso.localhost";
        const QByteArray number = QByteArray::number(i + 1);
        return target("https", host, 8443,
                      "/saml2/idp/single-sign-on/step-" + number +
                          "?SAMLRequest=" + QByteArray(520, 'x') + number +
                          "&RelayState=https%3A%2F%2Fapp.localhost%2F&hop=" + number);
    };
    Rehearsal rehearsal(request("GET", place(0)), hops - 1);
    for (int i = 0; i < hops; ++i)
        rehearsal.answer({i % 4 == 1   ? 303
                          : i % 5 == 0 ? 301
                                       : 302,
                          {{"Location", place(i + 1).href()}}},
                         i % 3 == 0
                             ? Phases{.dns = 1, .connect = 4, .tls = 19, .wait = 40, .receive = 1}
                             : Phases{.wait = 25.0 + i, .receive = 0.5});
    return rehearsal.trace();
}

trace::Trace hstsTrace() {
    const url::Url plain = target("http", "bank.localhost", 8443, "/account");
    return Rehearsal(request("GET", target("https", "bank.localhost", 8443, "/")))
        .answer({302,
                 {{"Location", plain.href()},
                  {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"}}},
                {.dns = 0.4, .connect = 0.6, .tls = 5.5, .wait = 8, .receive = 0.2})
        .answer({200, {{"Content-Type", "text/html"}}, "<p>Hello"}, {.wait = 9, .receive = 0.3})
        .trace();
}

trace::Trace fieldsOnly(trace::Trace trace) {
    for (trace::Hop& hop : trace.hops) {
        trace::Exchange& exchange = hop.exchange;
        exchange.requestHead.reset();
        exchange.responseHead.reset();
        exchange.protocol.reset();
        exchange.connection.reset();
        exchange.startedAt = {};
        exchange.timings = {};
        exchange.reused = false;
    }
    trace.elapsed = {};
    return trace;
}

trace::Trace firstHops(trace::Trace trace, qsizetype hops) {
    trace.hops.resize(hops);
    return trace;
}

} // namespace thence::test
