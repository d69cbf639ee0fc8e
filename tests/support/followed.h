#pragma once

#include "app/record/record.h"
#include "app/tracer/tracer.h"

#include <QObject>

namespace thence::test {

/// A tracer, and the record of what it tells; a signal for each kind of event.
class Followed : public QObject {
    Q_OBJECT

public:
    explicit Followed(wire::Wire& wire);

    void start(const http::Request& request, const trace::Terms& terms);
    void continueFrom(const trace::Trace& original, int index);
    void cancel() { tracer_.cancel(); }
    void resume(std::optional<http::Request> edited = {}) { tracer_.resume(std::move(edited)); }
    void stepAs(const QString& id) { tracer_.stepAs(id); }
    void setPausing(bool pausing) { tracer_.setPausing(pausing); }
    bool isRunning() const { return tracer_.isRunning(); }

    const record::Record& record() const { return record_; }
    const trace::Trace& trace() const { return record_.trace; }

signals:
    void hopStarted(int index, const thence::http::Request& request,
                    thence::trace::Arrival arrival);
    void phaseEntered(int index, thence::trace::Phase phase);
    void received(qint64 bytes);
    void hopFinished(int index);
    void paused(const thence::record::Pause& pause);
    void finished();

private:
    void pass(const record::Event& event);

    tracer::Tracer tracer_;
    record::Record record_;
};

/// Follows `request` to its end; ends the test if that takes longer than 20 s.
trace::Trace followed(wire::Wire& wire, const http::Request& request, const trace::Terms& terms);

} // namespace thence::test
