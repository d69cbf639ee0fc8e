#include "app/formats/jsonterms.h"
#include "app/formats/jsonvalues.h"
#include "app/json/cut.h"
#include "app/json/document.h"
#include "app/trace/units.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::formats {

namespace {

using namespace Qt::StringLiterals;
using Problem = std::optional<json::Cursor::Problem>;
using trace::Exchange;
using trace::Hop;

// A trace follows a thousand redirects at most, and a file of one is smaller than its memory.
constexpr qsizetype maxHops = 10'000;
constexpr qsizetype maxBytes = qsizetype(1) << 30;

void readResponse(json::Cursor& at, http::Response& value) {
    readNumber(at, "status", value.status, 0, 999);
    readBytes(at, "reason", value.reason);
    readFields(at, "fields", value.fields);
    readObject(at, "content", [&](json::Cursor& content) { value.content = readContent(content); });
}

void readInterim(json::Cursor& at, std::vector<trace::Interim>& value) {
    readEach(at, "interim", [&](json::Cursor& response) {
        trace::Interim& interim = value.emplace_back();
        readNumber(response, "status", interim.status, 0, 999);
        interim.head = readBytes(response, "head");
        readFields(response, "fields", interim.fields);
    });
}

void readLeniencies(json::Cursor& at, std::vector<trace::Leniency>& value) {
    using Kind = trace::Leniency::Kind;
    readEach(at, "leniencies", [&](json::Cursor& each) {
        trace::Leniency& leniency = value.emplace_back();
        each.required("kind");
        readWord(each, "kind", leniency.kind, Kind::EarlyResponse);
        readNumber(each, "offset", leniency.offset, -1);
    });
}

void readFailure(json::Cursor& at, const char* key, std::optional<trace::Failure>& value) {
    readObject(at, key, [&](json::Cursor& failure) {
        value.emplace();
        failure.required("kind");
        readWord(failure, "kind", value->kind, trace::Failure::Kind::InvalidRequest);
        readWord(failure, "phase", value->phase, trace::Phase::Receive);
        failure.read("reason", value->reason);
        readNumber(failure, "offset", value->offset, -1);
        readNumber(failure, "received", value->received, 0);
    });
}

void readCertificate(json::Cursor& at, trace::Certificate& value) {
    at.read("subject", value.subject);
    at.read("issuer", value.issuer);
    at.read("alternativeNames", value.alternativeNames);
    readTime(at, "notBefore", value.notBefore);
    readTime(at, "notAfter", value.notAfter);
    readBytes(at, "serialNumber", value.serialNumber);
    readBytes(at, "sha256", value.sha256);
    at.read("key", value.key);
    readBase64(at, "der", value.der);
}

void readConnection(json::Cursor& at, trace::Connection& value) {
    readAddress(at, "remoteAddress", value.remoteAddress);
    readNumber(at, "remotePort", value.remotePort, 0);
    readAddress(at, "localAddress", value.localAddress);
    readNumber(at, "localPort", value.localPort, 0);
    readObject(at, "tls", [&](json::Cursor& tls) {
        value.tls.emplace();
        tls.read("version", value.tls->version);
        tls.read("cipher", value.tls->cipher);
        readBytes(tls, "alpn", value.tls->alpn);
        tls.read("verified", value.tls->verified);
        tls.read("errors", value.tls->errors);
        readEach(tls, "chain", [&](json::Cursor& certificate) {
            readCertificate(certificate, value.tls->chain.emplaceBack());
        });
    });
}

void readTimings(json::Cursor& at, trace::Timings& value) {
    readObject(at, "timingsNs", [&](json::Cursor& timings) {
        // All of them together still are a number.
        constexpr qint64 longest = maxInteger / (trace::phaseCount + 1);
        for (int i = 0; i < trace::phaseCount; ++i) {
            const QByteArrayView name = word(trace::Phase(i));
            if (!timings.has(name.data()))
                continue;
            qint64 duration = 0;
            timings.read(name.data(), duration, 0, longest);
            value[trace::Phase(i)] = trace::Timings::Duration(duration);
        }
    });
}

void readChanges(json::Cursor& at, QList<trace::Change>& value) {
    readEach(at, "changes", [&](json::Cursor& each) {
        trace::Change& change = value.emplaceBack();
        each.required("part");
        readWord(each, "part", change.part, trace::Part::Credential);
        readBytes(each, "name", change.name);
        readBytes(each, "from", change.from);
        readBytes(each, "to", change.to);
        each.read("reason", change.reason);
        each.read("reference", change.reference);
        each.read("byHand", change.byHand);
    });
}

trace::Stop readStop(json::Cursor& at, qsizetype hops) {
    trace::Stop stop;
    at.required("reason");
    readWord(at, "reason", stop.reason, trace::Stop::Reason::Cancelled);
    at.read("detail", stop.detail);
    stop.target = readBytes(at, "target");
    if (at.has("repeats")) {
        int number = 1;
        readNumber(at, "repeats", number, 1, hops);
        stop.repeats = number - 1;
    }
    return stop;
}

trace::Follow readFollow(json::Cursor& at, const http::Request& composed) {
    trace::Follow follow;
    readWord(at, "how", follow.how, trace::Arrival::HstsUpgrade);
    qint64 delay = 0;
    readNumber(at, "delayMs", delay, 0, maxInteger / 1'000'000); // in nanoseconds it is a number
    follow.delay = std::chrono::milliseconds(delay);
    readChanges(at, follow.changes);
    at.read("edited", follow.edited);
    at.read("client", follow.client);
    if (!at.has("next"))
        at.fail("next", expectedText(QT_TRANSLATE_NOOP("Formats", "a request")));
    readObject(at, "next", [&](json::Cursor& next) { readRequest(next, follow.next, &composed); });
    return follow;
}

void readExchange(json::Cursor& at, Exchange& value, const http::Request& composed) {
    readObject(at, "request",
               [&](json::Cursor& request) { readRequest(request, value.request, &composed); });
    at.read("sent", value.sent);
    value.requestHead = readBytes(at, "requestHead");
    readTime(at, "startedAt", value.startedAt);
    readInterim(at, value.interim);
    readObject(at, "response",
               [&](json::Cursor& response) { readResponse(response, value.response.emplace()); });
    value.responseHead = readBytes(at, "responseHead");
    if (at.has("protocol"))
        readWord(at, "protocol", value.protocol.emplace(), trace::Protocol::Http2);
    readFields(at, "trailers", value.trailers);
    readNumber(at, "encodedSize", value.encodedSize, 0);
    readNumber(at, "decodedSize", value.decodedSize, 0);
    at.read("contentCut", value.contentCut);
    at.read("cutForMemory", value.cutForMemory);
    readLeniencies(at, value.leniencies);
    readFailure(at, "failure", value.failure);
    readTimings(at, value.timings);
    readObject(at, "connection", [&](json::Cursor& connection) {
        auto read = std::make_shared<trace::Connection>();
        readConnection(connection, *read);
        value.connection = std::move(read);
    });
    at.read("reused", value.reused);
    readFailure(at, "retriedAfter", value.retriedAfter);
}

/// A document that is being read, hop by hop.
class Reader {
public:
    explicit Reader(const QByteArray& bytes) : bytes_(bytes) {}

    tl::expected<trace::Trace, json::Cursor::Problem> run() {
        readWhole();
        for (qsizetype i = 0; i < cut_.elements.size() && !problem_; ++i)
            readHop(i);
        if (problem_)
            return tl::unexpected(*problem_);
        return std::move(trace_);
    }

private:
    void fail(const QString& key, const QString& expected) {
        if (!problem_)
            problem_ = {key, expected};
    }

    QJsonObject parsed(const QByteArray& text, const QString& key) {
        const auto object = json::readObject(text, {});
        if (!object)
            fail(key, object.error().expected);
        return object.value_or(QJsonObject());
    }

    /// Everything but the hops.
    void readWhole() {
        if (bytes_.size() > maxBytes)
            return fail(
                {},
                expectedText(QT_TRANSLATE_NOOP("Formats", "at most %1 MiB")).arg(maxBytes >> 20));
        if (auto cut = json::cut(bytes_, "hops"))
            cut_ = *std::move(cut);
        else
            return fail({}, cut.error());
        json::Cursor at(parsed(cut_.rest, {}), {}, problem_);
        if (problem_ || !isOurs(at))
            return;
        if (cut_.elements.size() > maxHops)
            return at.fail(
                "hops", expectedText(QT_TRANSLATE_NOOP("Formats", "at most %1 hops")).arg(maxHops));
        at.array("hops");
        readObject(at, "terms", [&](json::Cursor& terms) { readTerms(terms, trace_.terms); });
        readObject(at, "composed",
                   [&](json::Cursor& request) { readRequest(request, trace_.composed, nullptr); });
        qint64 elapsed = 0;
        readNumber(at, "elapsedNs", elapsed, 0);
        trace_.elapsed = trace::Timings::Duration(elapsed);
    }

    bool isOurs(json::Cursor& at) {
        if (at.optionalText("format") != QLatin1String(traceFormat))
            at.fail("format", u'“' + QLatin1String(traceFormat) + u'”');
        qint64 version = 0;
        at.read("version", version, 0, maxInteger);
        if (version != traceVersion)
            at.fail("version", expectedText(QT_TRANSLATE_NOOP(
                                   "Formats", "1, the only version that is known here")));
        return at.ok();
    }

    void readHop(qsizetype index) {
        const QString path = u"hops["_s + QString::number(index) + u']';
        json::Cursor at(parsed(cut_.elements[index].toByteArray(), path), path, problem_);
        Hop hop;
        readWord(at, "arrival", hop.arrival, trace::Arrival::HstsUpgrade);
        readExchange(at, hop.exchange, trace_.composed);
        shareConnection(hop.exchange);
        const QJsonObject decision = at.object("decision");
        json::Cursor step(decision, at.pathTo(u"decision"_s), problem_);
        readDecision(step, hop, index);
        trace_.hops.append(std::move(hop));
    }

    /// Each hop but the last leads to one.
    void readDecision(json::Cursor& at, Hop& hop, qsizetype index) {
        const bool isLast = index + 1 == cut_.elements.size();
        bool follows = false;
        at.required("action");
        at.choose<bool>("action", follows, {{"follow", true}, {"stop", false}});
        if (!follows && !isLast)
            at.fail("action", expectedText(QT_TRANSLATE_NOOP(
                                  "Formats", "“follow”, as another hop comes behind it")));
        if (follows)
            hop.decision = readFollow(at, trace_.composed);
        else
            hop.decision = readStop(at, cut_.elements.size());
    }

    /// Exchanges that one connection carried hold the same one, as when they were recorded. Looks
    /// back a little only, as comparing takes long where there is much to compare.
    void shareConnection(Exchange& exchange) {
        constexpr qsizetype maxKept = 8;
        if (!exchange.connection)
            return;
        const auto known = std::ranges::find(connections_, exchange.connection);
        if (known != connections_.end()) {
            exchange.connection = *known;
            return;
        }
        connections_.prepend(exchange.connection);
        connections_.resize(std::min(connections_.size(), maxKept));
    }

    const QByteArray& bytes_;
    json::Cut cut_;
    trace::Trace trace_;
    QList<trace::SharedConnection> connections_; ///< the latest
    Problem problem_;
};

} // namespace

Read readJson(const QByteArray& bytes, const QString& file) {
    return Reader(bytes).run().map_error(
        [&](const json::Cursor::Problem& problem) { return json::schemaError(file, problem); });
}

} // namespace thence::formats
