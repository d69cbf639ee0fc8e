#include "tests/support/followed.h"

#include <QSignalSpy>

namespace thence::test {

Followed::Followed(wire::Wire& wire) : tracer_(wire) {
    connect(&tracer_, &tracer::Tracer::happened, this, &Followed::pass);
}

void Followed::start(const http::Request& request, const trace::Terms& terms) {
    record_ = {.id = record_.id + 1};
    tracer_.start(record_.id, request, terms);
}

void Followed::continueFrom(const trace::Trace& original, int index) {
    record_ = {.id = record_.id + 1, .origin = record::Origin::Branch};
    tracer_.continueFrom(record_.id, original, index);
}

// A slot may destroy this object, so each signal is the last thing that is done.
void Followed::pass(const record::Event& event) {
    record_ = record::apply(std::move(record_), event, std::chrono::steady_clock::now());
    const auto count = int(record_.trace.hops.size());
    if (const auto* const started = std::get_if<record::HopStarted>(&event.what))
        emit hopStarted(count, started->request, started->arrival);
    else if (const auto* const phase = std::get_if<record::PhaseEntered>(&event.what))
        emit phaseEntered(count, phase->phase);
    else if (const auto* const content = std::get_if<record::ContentReceived>(&event.what))
        emit received(content->bytes);
    else if (std::holds_alternative<record::HopFinished>(event.what))
        emit hopFinished(count - 1);
    else if (const auto* const paused = std::get_if<record::Paused>(&event.what))
        emit this->paused(paused->pause);
    else if (std::holds_alternative<record::Finished>(event.what))
        emit finished();
}

trace::Trace followed(wire::Wire& wire, const http::Request& request, const trace::Terms& terms) {
    Followed chain(wire);
    QSignalSpy finished(&chain, &Followed::finished);
    chain.start(request, terms);
    if (!finished.wait(20'000))
        qFatal("the trace did not end");
    return chain.trace();
}

} // namespace thence::test
