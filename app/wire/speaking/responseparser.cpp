#include "app/wire/speaking/responseparser.h"

#include "app/trace/units.h"
#include "app/wire/speaking/headreader.h"
#include "app/wire/speaking/machine.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::wire {

using trace::Failure;
using trace::Leniency;

namespace {

Failure failed(Failure::Kind kind, const QString& reason, qint64 offset = -1) {
    return {.kind = kind, .phase = trace::Phase::Receive, .reason = reason, .offset = offset};
}

QString tr(const char* text) {
    return QCoreApplication::translate("Wire", text);
}

/// 101 ends HTTP on the connection, so nothing comes after it (RFC 9110 §15.2.2).
bool isInterim(int status) {
    return status >= 100 && status < 200 && status != 101;
}

/// The bytes where reading stopped, as they are: whoever shows them escapes them.
QString quoted(QByteArrayView bytes) {
    constexpr qsizetype enough = 16;
    return QString::fromLatin1(bytes.first(std::min(bytes.size(), enough)));
}

} // namespace

ResponseParser::ResponseParser(trace::Exchange& exchange, const trace::Limits& limits,
                               bool mayBeHttp09)
    : exchange_(exchange), limits_(limits), mayBeHttp09_(mayBeHttp09) {}

ResponseParser::~ResponseParser() = default;

ResponseParser::Result ResponseParser::feed(QByteArrayView bytes) {
    hasBytes_ = hasBytes_ || !bytes.isEmpty();
    Result failure;
    if (pending_.isEmpty()) {
        pending_ = bytes.sliced(consume(bytes, failure)).toByteArray();
    } else {
        pending_.append(bytes);
        pending_.remove(0, consume(pending_, failure));
    }
    if (failure || isComplete())
        giveUp();
    return failure;
}

qsizetype ResponseParser::consume(QByteArrayView bytes, Result& failure) {
    qsizetype place = 0;
    while (place < bytes.size() && !isComplete() && !failure) {
        const QByteArrayView rest = bytes.sliced(place);
        const qsizetype used = state_ == State::Head      ? readHead(rest, failure)
                               : state_ == State::Content ? readContent(rest, failure)
                                                          : readWithoutHead(rest, failure);
        place += used;
        consumed_ += used;
        if (used == 0)
            break;
    }
    if (isComplete() && place < bytes.size() && !exchange_.contentCut) {
        reusable_ = false;
        note(Leniency::Kind::ExtraBytes, consumed_ - headStart_);
        place = bytes.size();
    }
    return place;
}

qsizetype ResponseParser::readHead(QByteArrayView bytes, Result& failure) {
    const HeadPlace place = findHead(bytes, searched_);
    if (place.found == HeadPlace::Found::Not) {
        if (mayBeHttp09_ && exchange_.interim.empty()) {
            beginWithoutHead();
            return readWithoutHead(bytes, failure);
        }
        failure =
            failed(Failure::Kind::Malformed,
                   tr(QT_TRANSLATE_NOOP("Wire", "the response does not begin with HTTP/")), 0);
        return 0;
    }
    const bool whole = place.found == HeadPlace::Found::Whole;
    if (consumed_ + (whole ? place.end : bytes.size()) > limits_.head) {
        failure = failed(Failure::Kind::HeadTooLarge,
                         tr(QT_TRANSLATE_NOOP("Wire", "more than %1 bytes")).arg(limits_.head));
        return 0;
    }
    if (!whole)
        return 0;
    searched_ = 0;
    const QByteArray head(bytes.data(), place.end);
    failure = takeHead(head);
    if (!failure && state_ == State::Head)
        headStart_ = consumed_ + place.end;
    return failure ? 0 : place.end;
}

// Beast reads what keeps to the grammar. Only when it refuses is the head read again, with a
// browser's leniency, and Beast is told the outcome so that it frames the content.
ResponseParser::Result ResponseParser::understand(const QByteArray& head) {
    const bool noContent = exchange_.request.method == "HEAD";
    machine_ = std::make_unique<Machine>(noContent);
    if (machine_->readHead(head))
        return {};
    auto read = readLeniently(head);
    if (!read)
        return read.error();
    machine_ = std::make_unique<Machine>(noContent);
    machine_->adopt(*read);
    for (const Leniency& leniency : read->leniencies)
        note(leniency.kind, leniency.offset);
    return {};
}

// A hostile head can hold a hundred thousand of them.
void ResponseParser::note(Leniency::Kind kind, qint64 offset) {
    auto& noted = exchange_.leniencies;
    if (std::ranges::find(noted, kind, &Leniency::kind) == noted.end())
        noted.push_back({kind, offset});
}

ResponseParser::Result ResponseParser::takeHead(const QByteArray& head) {
    if (const Result failure = understand(head))
        return failure;
    http::Response response = machine_->takeResponse();
    if (isInterim(response.status)) {
        exchange_.interim.push_back({response.status, head, std::move(response.fields)});
        if (int(exchange_.interim.size()) > limits_.interim)
            return failed(
                Failure::Kind::TooManyInterim,
                tr(QT_TRANSLATE_NOOP("Wire", "more than %1 of them")).arg(limits_.interim));
        return {};
    }
    exchange_.responseHead = head;
    exchange_.protocol = machine_->protocol();
    exchange_.response = std::move(response);
    if (machine_->is_done())
        finish(machine_->keep_alive() && exchange_.response->status != 101);
    else
        state_ = State::Content;
    return {};
}

qsizetype ResponseParser::readContent(QByteArrayView bytes, Result& failure) {
    if (!decoder_)
        decoder_.emplace(exchange_.response->fields);
    const auto reading = machine_->readContent(
        bytes, [this](QByteArrayView encoded) { return takeContent(encoded); }, exchange_.trailers);
    const qint64 start = consumed_ - headStart_;
    for (const Leniency& leniency : reading.leniencies)
        note(leniency.kind, start + leniency.offset);
    if (codingFailure_) {
        failure = codingFailure_;
    } else if (exchange_.contentCut) {
        finish(false);
        return bytes.size();
    } else if (reading.error) {
        failure =
            failed(Failure::Kind::Malformed,
                   tr(QT_TRANSLATE_NOOP("Wire", "%1, where \"%2\" stands"))
                       .arg(reading.error->reason, quoted(bytes.sliced(reading.error->place))),
                   start + reading.error->place);
    } else if (machine_->is_done()) {
        failure = contentEnded();
        if (!failure)
            finish(machine_->keep_alive());
    } else if (bytes.size() - reading.used > limits_.head) {
        failure = failed(Failure::Kind::Malformed,
                         tr(QT_TRANSLATE_NOOP("Wire", "a chunk line or the trailer section is "
                                                      "longer than a head may be")),
                         start + reading.used);
    }
    return reading.used;
}

void ResponseParser::beginWithoutHead() {
    exchange_.protocol = trace::Protocol::Http09;
    exchange_.responseHead.emplace();
    exchange_.response.emplace().status = 200;
    state_ = State::UnframedContent;
    note(Leniency::Kind::NoHead, 0);
}

qsizetype ResponseParser::readWithoutHead(QByteArrayView bytes, Result&) {
    exchange_.encodedSize += bytes.size();
    if (!keep(bytes))
        finish(false);
    return bytes.size();
}

bool ResponseParser::takeContent(QByteArrayView encoded) {
    exchange_.encodedSize += encoded.size();
    const auto written =
        decoder_->write(encoded, [this](QByteArrayView decoded) { return keep(decoded); });
    if (!written)
        codingFailure_ = codingBroken(written.error());
    return written && !exchange_.contentCut;
}

bool ResponseParser::keep(QByteArrayView decoded) {
    QByteArray& content = exchange_.response->content;
    exchange_.decodedSize += decoded.size();
    const auto kept = decoded.first(std::min(decoded.size(), limits_.keptContent - content.size()));
    if (content.isEmpty())
        content =
            kept.toByteArray(); // mostly it is all of it, and then takes no more than its size
    else
        content.append(kept);
    exchange_.contentCut = exchange_.decodedSize > limits_.keptContent;
    return !exchange_.contentCut;
}

ResponseParser::Result ResponseParser::contentEnded() {
    if (decoder_)
        if (const auto whole = decoder_->finish(); !whole)
            return codingBroken(whole.error());
    return {};
}

ResponseParser::Result ResponseParser::codingBroken(const QString& reason) const {
    if (exchange_.decodedSize == 0)
        return failed(Failure::Kind::CodingBroken, reason);
    return failed(Failure::Kind::CodingBroken,
                  tr(QT_TRANSLATE_NOOP("Wire", "%1; what was decoded before it is kept, %2"))
                      .arg(reason, trace::countText(exchange_.decodedSize, trace::Counted::Byte)));
}

void ResponseParser::finish(bool connectionUsable) {
    state_ = State::Complete;
    reusable_ = connectionUsable;
    exchange_.response->content.squeeze();
}

void ResponseParser::cutContent() {
    exchange_.contentCut = true;
    finish(false);
}

// Content that only the end of the connection ends is whole when that came in good order, and a
// coding that breaks off there is not to blame. RFC 9112 §9.8 takes it for whole only after a
// closure alert; browsers do not insist, so it is noted.
ResponseParser::Result ResponseParser::end(Transport::Ending ending, const QString& reason) {
    using Ending = Transport::Ending;
    auto failure = end();
    if (ending == Ending::Closed)
        return failure;
    if (failure ? failure->kind == Failure::Kind::CodingBroken : ending == Ending::Broken)
        failure = failed(Failure::Kind::ClosedInContent, {});
    if (!failure) {
        note(Leniency::Kind::MissingCloseNotify, -1);
        return {};
    }
    const QString how =
        ending == Ending::Broken
            ? reason
            : tr(QT_TRANSLATE_NOOP("Wire", "TLS ended without a closure alert (close_notify)"));
    failure->reason =
        failure->reason.isEmpty() ? how : how + QStringLiteral("; ") + failure->reason;
    return failure;
}

ResponseParser::Result ResponseParser::end() {
    if (state_ == State::Content) {
        if (!machine_->end())
            return failed(Failure::Kind::ClosedInContent, machine_->whatIsMissing());
        if (Result failure = contentEnded())
            return failure;
        finish(false);
        return {};
    }
    if (state_ == State::Head && mayBeHttp09_ && exchange_.interim.empty() && !pending_.isEmpty() &&
        !pending_.startsWith("HTTP")) {
        // Too short to tell by, but it is all there is.
        beginWithoutHead();
        readWithoutHead(std::exchange(pending_, {}), codingFailure_);
    }
    if (state_ == State::UnframedContent) {
        finish(false);
        return {};
    }
    giveUp();
    return failed(Failure::Kind::ClosedBeforeHead,
                  tr(QT_TRANSLATE_NOOP("Wire", "%1 bytes came")).arg(consumed_ + pending_.size()));
}

void ResponseParser::giveUp() {
    if (state_ == State::Head && !pending_.isEmpty())
        exchange_.responseHead = pending_;
    if (exchange_.response)
        exchange_.response->content.squeeze();
}

} // namespace thence::wire
