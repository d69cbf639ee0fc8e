#include "ui/workspace/worker.h"

#include <QThread>

namespace thence::ui {

namespace {

// The ports of the lab while they are free, so that a remembered URL works again tomorrow.
constexpr quint16 labPort = 8480;
constexpr quint16 labTlsPort = 8443;

} // namespace

Worker::Worker() = default;
Worker::~Worker() = default;

void Worker::start(record::Id record, const http::Request& request, const trace::Terms& terms,
                   bool pausing) {
    const trace::Terms all = withLabs(terms);
    tracer::Tracer& tracer = makeTracer(record, all);
    tracer.start(record, request, all);
    tracer.setPausing(pausing);
}

void Worker::continueFrom(record::Id record, const trace::Trace& original, int index,
                          bool pausing) {
    trace::Trace branch = original;
    branch.terms = withLabs(original.terms);
    tracer::Tracer& tracer = makeTracer(record, branch.terms);
    tracer.continueFrom(record, branch, index);
    tracer.setPausing(pausing);
}

/// `terms` with trust in the labs that run now.
trace::Terms Worker::withLabs(trace::Terms terms) const {
    QList<trace::ExtraTrust> labs = lab::trustOfRunningLabs();
    if (lab_ && lab_->isListening())
        labs.append(lab_->trust());
    for (const trace::ExtraTrust& lab : std::as_const(labs))
        if (!terms.network.trust.contains(lab))
            terms.network.trust.append(lab);
    return terms;
}

tracer::Tracer& Worker::makeTracer(record::Id record, const trace::Terms& terms) {
    Q_ASSERT(QThread::currentThread() == thread());
    Run& run = runs_[record];
    run.wire = std::make_unique<wire::Wire>(wire::Options{terms.limits, terms.network});
    run.tracer = std::make_unique<tracer::Tracer>(*run.wire);
    connect(run.tracer.get(), &tracer::Tracer::happened, this, [this](const record::Event& event) {
        emit happened(event);
        if (std::holds_alternative<record::Finished>(event.what))
            QMetaObject::invokeMethod(
                this, [this, over = event.record] { drop(over); }, Qt::QueuedConnection);
    });
    return *run.tracer;
}

tracer::Tracer* Worker::tracer(record::Id record) {
    Q_ASSERT(QThread::currentThread() == thread());
    const auto run = runs_.find(record);
    return run == runs_.end() ? nullptr : run->second.tracer.get();
}

void Worker::stop(record::Id record) {
    if (tracer::Tracer* const running = tracer(record))
        running->cancel();
}

void Worker::drop(record::Id record) {
    Q_ASSERT(QThread::currentThread() == thread());
    runs_.erase(record);
}

void Worker::resume(record::Id record, const http::Request& next, bool pausing) {
    tracer::Tracer* const waiting = tracer(record);
    if (!waiting)
        return;
    waiting->setPausing(pausing);
    waiting->resume(next);
}

void Worker::stepAs(record::Id record, const QString& id) {
    if (tracer::Tracer* const waiting = tracer(record))
        waiting->stepAs(id);
}

void Worker::prepare(const lab::Scenario& scenario) {
    Q_ASSERT(QThread::currentThread() == thread());
    if (!lab_)
        lab_ = std::make_unique<lab::Lab>();
    if (!lab_->isListening() && !lab_->listen(labPort, labTlsPort))
        if (const auto listening = lab_->listen(); !listening) {
            emit labFailed(listening.error());
            return;
        }
    emit labReady(lab_->address(scenario));
}

} // namespace thence::ui
