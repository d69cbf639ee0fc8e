#include "tests/support/hostile.h"

#include "tests/support/tracebuilder.h"

#include <algorithm>

namespace thence::test {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype headSize = 250'000; // of the 256 KiB that are read
constexpr qsizetype contentSize = 1'000'000;

QByteArray repeated(const QByteArray& unit, qsizetype size) {
    return unit.repeated(size / unit.size());
}

QByteArray ok(const QByteArray& fields, const QByteArray& content = {}) {
    return "HTTP/1.1 200 OK\r\n" + fields +
           "Content-Length: " + QByteArray::number(content.size()) +
           "\r\nConnection: close\r\n\r\n" + content;
}

QByteArray to(const QByteArray& location, const QByteArray& fields,
              const QByteArray& status = "302 Found", const QByteArray& content = {}) {
    return "HTTP/1.1 " + status + "\r\nLocation: " + location + "\r\n" + fields +
           "Content-Length: " + QByteArray::number(content.size()) +
           "\r\nConnection: close\r\n\r\n" + content;
}

/// Redirects with `fields` from /1 on, then a final response with them.
QList<QByteArray> hops(int count, const QByteArray& fields, const QByteArray& status = "302 Found",
                       const QByteArray& content = {}) {
    QList<QByteArray> all;
    for (int i = 1; i < count; ++i)
        all.append(to("/" + QByteArray::number(i), fields, status, content));
    return all << ok(fields, content);
}

QByteArray numbered(const QByteArray& before, const QByteArray& after, int count) {
    QByteArray all;
    for (int i = 0; i < count; ++i)
        all += before + QByteArray::number(i) + after;
    return all;
}

QByteArray list(const QByteArray& name, const QByteArray& member) {
    return name + ": " + repeated(member, headSize) + "\r\n";
}

QByteArray interims() {
    const QByteArray one =
        "HTTP/1.1 103 Early Hints\r\n" + repeated("Link: </a>; rel=preload\r\n", 7'500) + "\r\n";
    return one.repeated(32);
}

const QByteArray& combining() {
    static const QByteArray unit = u"e\u0301\u202e\u0600"_s.toUtf8();
    return unit;
}

const QByteArray& arabic() {
    static const QByteArray unit = u"\u0627\u0644"_s.toUtf8();
    return unit;
}

QList<Hostile> heads() {
    return {
        {"50k-fields", {ok(repeated("a:\r\n", 200'000))}},
        {"50k-lenient-fields", {ok(repeated("a :\n", 200'000))}},
        {"20k-named-fields", hops(2, numbered("f", ": 1\r\n", 20'000))},
        {"11k-set-cookie", hops(2, numbered("Set-Cookie: c", "=1\r\n", 11'000))},
        {"200K-location", {to("/?" + repeated("a=b&", 200'000), {}), ok({})}},
        {"200K-location-path", {to("/" + repeated("a/", 200'000), {}), ok({})}},
        {"200K-location-invalid", {to("http://[" + QByteArray(200'000, 'a'), {}), ok({})}},
        {"250K-value", hops(2, list("X", "a"))},
        {"250K-value-combining", hops(2, list("X", combining()))},
        {"250K-reason", hops(2, {}, "302 " + repeated("R", headSize))},
        {"250K-reason-words", hops(2, {}, "302 " + repeated(" R", headSize))},
        {"250K-reason-accents", hops(2, {}, "302 " + repeated(u"é"_s.toUtf8(), headSize))},
        {"250K-reason-arabic", hops(2, {}, "302 " + repeated(arabic(), headSize))},
        {"250K-cache-control", hops(2, list("Cache-Control", "a,"), "301 Moved")},
        {"250K-cache-control-max-age", hops(2, list("Cache-Control", "max-age=1,"), "301 Moved")},
        {"250K-link", hops(2, list("Link", "</a>; rel=canonical,"))},
        {"250K-refresh", {ok("Refresh: 0;url=/?" + repeated("a&", headSize) + "\r\n"), ok({})}},
        {"250K-set-cookie", hops(2, "Set-Cookie: a=" + repeated("b;", headSize) + "\r\n")},
        {"250K-vary", hops(2, list("Vary", "a,"), "301 Moved")},
        {"250K-hsts", hops(2, list("Strict-Transport-Security", "max-age=1;"))},
        {"250K-robots", hops(2, list("X-Robots-Tag", "noindex,"))},
        {"250K-content-type", hops(2, list("Content-Type", "a;"), "302 Found", "x")},
        {"250K-content-encoding", hops(2, list("Content-Encoding", "x,"), "302 Found", "x")},
        {"250K-www-authenticate",
         {"HTTP/1.1 401 Unauthorized\r\n" + list("WWW-Authenticate", "Basic realm=\"x\",") +
          "Content-Length: 0\r\nConnection: close\r\n\r\n"}},
        {"32-interims", {interims() + to("/1", {}), interims() + ok({})}},
    };
}

QList<Hostile> contents() {
    const auto sent = [](const QByteArray& type, const QByteArray& unit) {
        return QList{ok("Content-Type: " + type + "\r\n", repeated(unit, contentSize))};
    };
    const QByteArray utf8 = "text/plain; charset=utf-8";
    return {
        {"1M-text", sent("text/plain", "a")},
        {"1M-combining", sent(utf8, u"e\u0301\u0301\u0301"_s.toUtf8())},
        {"1M-newlines", sent("text/plain", "\n")},
        {"1M-carriage-returns", sent("text/plain", "\r")},
        {"1M-arabic", sent(utf8, arabic())},
        {"1M-bytes", sent("application/octet-stream", QByteArray("\0\1", 2))},
        {"1M-json",
         {ok("Content-Type: application/json\r\n",
             '[' + repeated("{\"a\":1},", contentSize - 20) + "1]")}},
        {"1M-json-brackets",
         {ok("Content-Type: application/json\r\n", QByteArray(500, '[') +
                                                       repeated("[],", contentSize - 2'000) + '1' +
                                                       QByteArray(500, ']'))}},
        {"1M-html", sent("text/html", "<a>")},
        {"1M-html-meta",
         sent("text/html", "<meta name=robots content=noindex><link rel=canonical href=/a>")},
        {"1M-html-refresh",
         {ok("Content-Type: text/html\r\n",
             "<meta http-equiv=refresh content='0;url=/?" + repeated("a&", contentSize) + "'>"),
          ok({})}},
    };
}

QList<Hostile> chains() {
    return {
        {"20-hops-cache-control", hops(20, list("Cache-Control", "a,"), "301 Moved")},
        {"20-hops-fields", hops(20, repeated("a:\r\n", 200'000))},
        {"20-hops-named-fields", hops(20, numbered("f", ": 1\r\n", 20'000))},
        {"20-hops-set-cookie", hops(20, numbered("Set-Cookie: c", "=1\r\n", 11'000))},
        {"20-hops-reason", hops(20, {}, "302 " + repeated("R", headSize))},
        {"20-hops-vary", hops(20, list("Vary", "a,"), "301 Moved")},
        {"20-hops-1M",
         hops(20, "Content-Type: text/html\r\n", "302 Found", repeated("<a>", contentSize))},
        {"1000-hops", hops(1'000, "Set-Cookie: a=b\r\nX: " + QByteArray(300, 'x') + "\r\n"),
         "ruby-open-uri"},
    };
}

} // namespace

QList<Hostile> hostileResponses() {
    const Hostile plain{"plain", hops(4, "Cache-Control: max-age=60\r\n", "302 Found", "hello")};
    return QList{plain} + heads() + contents() + chains();
}

trace::Trace hostileCertificates() {
    trace::Trace made = trace("GET https://a.test/ -> 302 | Location: /b | @tls TLS 1.3\n"
                              "GET https://a.test/b -> 200 | @tls TLS 1.3");
    const QString name(100'000, u'n');
    for (trace::Hop& hop : made.hops) {
        auto connection = std::make_shared<trace::Connection>(*hop.exchange.connection);
        trace::Certificate certificate;
        certificate.subject = certificate.issuer = certificate.key = name;
        for (int i = 0; i < 10'000; ++i)
            certificate.alternativeNames.append(u"DNS:%1.test"_s.arg(i));
        certificate.serialNumber = QByteArray(100'000, 'a');
        connection->tls->chain = {certificate, certificate, certificate, certificate};
        connection->tls->errors = QStringList(1'000, name.first(1'000));
        hop.exchange.connection = connection;
    }
    return made;
}

} // namespace thence::test
