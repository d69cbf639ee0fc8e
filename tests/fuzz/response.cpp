#include "tests/fuzz/targets.h"

#include "app/wire/dialling/transport.h"
#include "app/wire/speaking/responseparser.h"

#include <QStringList>

namespace thence::fuzz {

namespace {

using trace::Leniency;
using Ending = wire::Transport::Ending;

constexpr std::optional<Ending> endings[] = {Ending::Closed, Ending::WithoutAlert, Ending::Broken,
                                             std::nullopt};

trace::Limits limits() {
    trace::Limits limits;
    limits.head = 4096;
    limits.keptContent = 20'000;
    limits.interim = 4;
    return limits;
}

struct Setting {
    bool mayBeHttp09 = false;
    QByteArray method;
    std::optional<Ending> ending; ///< none: the exchange is given up
};

/// What the parser made of the bytes. Bytes after the response are noted only where they come with
/// its end, and of a head that cannot be understood all are kept that came: neither counts.
struct Outcome {
    trace::Exchange exchange;
    bool complete = false;
    QStringList told() const;
};

QStringList Outcome::told() const {
    QStringList lines;
    if (exchange.failure)
        lines += QStringLiteral("failure %1").arg(int(exchange.failure->kind));
    if (exchange.response) {
        const http::Response& response = *exchange.response;
        lines += QStringLiteral("status %1").arg(response.status);
        lines += QString::fromLatin1(response.reason);
        lines += QString::fromLatin1(response.fields.toBytes());
        lines += QString::fromLatin1(response.content);
    }
    if (exchange.response)
        lines += QString::fromLatin1(exchange.responseHead.value_or("none"));
    lines += QString::fromLatin1(exchange.trailers.toBytes());
    for (const trace::Interim& interim : exchange.interim)
        lines += QString::fromLatin1(interim.head.value_or("none"));
    for (const Leniency& leniency : exchange.leniencies)
        if (leniency.kind != Leniency::Kind::ExtraBytes)
            lines += QStringLiteral("note %1 at %2").arg(int(leniency.kind)).arg(leniency.offset);
    lines += QStringLiteral("complete %1 cut %2").arg(complete).arg(exchange.contentCut);
    return lines;
}

Outcome read(const std::vector<QByteArrayView>& pieces, const Setting& setting) {
    const trace::Limits bounds = limits();
    Outcome outcome;
    trace::Exchange& exchange = outcome.exchange;
    exchange.request.method = setting.method;
    wire::ResponseParser parser(exchange, bounds, setting.mayBeHttp09);
    for (const QByteArrayView piece : pieces)
        if (!exchange.failure && !parser.isComplete())
            exchange.failure = parser.feed(piece);
    if (!exchange.failure && !parser.isComplete()) {
        if (setting.ending)
            exchange.failure = parser.end(*setting.ending);
        else
            parser.giveUp();
    }
    outcome.complete = parser.isComplete();
    return outcome;
}

void requireBounded(const trace::Exchange& exchange, const QByteArray& bytes) {
    REQUIRE(exchange.responseHead.value_or("").size() <= bytes.size(), bytes);
    REQUIRE(exchange.encodedSize <= bytes.size(), bytes);
    if (exchange.response)
        REQUIRE(exchange.response->content.size() <= limits().keptContent, bytes);
    for (const Leniency& leniency : exchange.leniencies)
        REQUIRE(!trace::describe(leniency).isEmpty() && leniency.offset >= -1, bytes);
    if (exchange.failure)
        REQUIRE(!trace::describe(*exchange.failure, QStringLiteral("a.test")).isEmpty(), bytes);
}

} // namespace

void response(Input input) {
    const unsigned how = input.byte();
    const unsigned seed = input.byte();
    const Setting setting{bool(how & 1), how & 2 ? "HEAD" : "GET", endings[how / 4 % 4]};
    const QByteArray bytes = input.rest();
    const Outcome whole = read(pieces(bytes, 0), setting);
    requireBounded(whole.exchange, bytes);
    const bool small = bytes.size() < 3000;
    for (const unsigned cut : {small ? 1U : 2U, seed + 2}) {
        const Outcome split = read(pieces(bytes, cut), setting);
        requireBounded(split.exchange, bytes);
        REQUIRE(split.told() == whole.told(),
                (whole.told().join(u'\n') + QStringLiteral("\n--- in pieces:\n") +
                 split.told().join(u'\n'))
                    .toUtf8());
    }
}

} // namespace thence::fuzz
