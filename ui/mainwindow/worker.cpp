#include "ui/mainwindow/worker.h"

#include <QThread>

namespace thence::ui {

namespace {

// The ports of the lab while they are free, so that a remembered URL works again tomorrow.
constexpr quint16 labPort = 8480;
constexpr quint16 labTlsPort = 8443;

constexpr int countingTime = 200; // ms: whoever reads along needs no word on every packet

} // namespace

Worker::Worker() : counting_(this) {
    counting_.setInterval(countingTime);
}

Worker::~Worker() = default;

void Worker::start(int run, const http::Request& request, const trace::Terms& terms, bool pausing) {
    const trace::Terms all = withLabs(terms);
    makeTracer(run, all);
    tracer_->start(request, all);
    tracer_->setPausing(pausing);
}

void Worker::continueFrom(int run, const trace::Trace& original, int index, bool pausing) {
    trace::Trace branch = original;
    branch.terms = withLabs(original.terms);
    makeTracer(run, branch.terms);
    tracer_->continueFrom(branch, index);
    tracer_->setPausing(pausing);
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

void Worker::makeTracer(int run, const trace::Terms& terms) {
    Q_ASSERT(QThread::currentThread() == thread());
    counting_.stop();
    tracer_.reset();
    wire_ = std::make_unique<wire::Wire>(wire::Options{terms.limits, terms.network});
    tracer_ = std::make_unique<tracer::Tracer>(*wire_);
    const tracer::Tracer* const tracer = tracer_.get();
    connect(tracer, &tracer::Tracer::hopStarted, this,
            [this, run, tracer](int, const http::Request& request) {
                emit hopStarted(run, tracer->trace(), request);
            });
    connect(tracer, &tracer::Tracer::phaseEntered, this, [this, run](int, trace::Phase phase) {
        emit phaseEntered(run, phase);
        if (phase == trace::Phase::Receive)
            counting_.start();
    });
    connect(&counting_, &QTimer::timeout, tracer,
            [this, run, tracer] { emit received(run, tracer->received()); });
    connect(tracer, &tracer::Tracer::hopFinished, this, [this, run, tracer](int index) {
        counting_.stop();
        emit hopFinished(run, tracer->trace(), index);
    });
    connect(tracer, &tracer::Tracer::paused, this, [this, run, tracer](const tracer::Pause& pause) {
        emit paused(run, tracer->trace(), pause);
    });
    connect(tracer, &tracer::Tracer::finished, this,
            [this, run, tracer] { emit finished(run, tracer->trace()); });
}

void Worker::stop() {
    Q_ASSERT(QThread::currentThread() == thread());
    if (tracer_)
        tracer_->cancel();
}

void Worker::resume(const http::Request& next, bool pausing) {
    Q_ASSERT(QThread::currentThread() == thread());
    if (!tracer_)
        return;
    tracer_->setPausing(pausing);
    tracer_->resume(next);
}

void Worker::stepAs(const QString& id) {
    Q_ASSERT(QThread::currentThread() == thread());
    if (tracer_)
        tracer_->stepAs(id);
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
