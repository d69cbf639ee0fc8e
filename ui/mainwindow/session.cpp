#include "ui/mainwindow/session.h"

namespace whereto::ui {

namespace {

// The ports of the lab while they are free, so that a remembered URL works again tomorrow.
constexpr quint16 labPort = 8480;
constexpr quint16 labTlsPort = 8443;

} // namespace

Session::Session(HopModel& model, QObject* parent) : QObject(parent), model_(model) {}

Session::~Session() = default;

void Session::start(const http::Request& request, const tracer::Settings& settings,
                    wire::Options options) {
    options.trust.append(lab::Lab::trust());
    tracer_.reset();
    wire_ = std::make_unique<wire::Wire>(std::move(options));
    tracer_ = std::make_unique<tracer::Tracer>(*wire_);
    connectTracer();
    trace_ = {};
    paused_ = false;
    model_.clear();
    tracer_->start(request, settings);
    emit changed();
}

void Session::connectTracer() {
    connect(tracer_.get(), &tracer::Tracer::hopStarted, this,
            [this](int, const http::Request& request) {
                paused_ = false;
                model_.startHop(request);
                emit changed();
            });
    connect(tracer_.get(), &tracer::Tracer::phaseEntered, this,
            [this](int, trace::Phase phase) { model_.enterPhase(phase); });
    connect(tracer_.get(), &tracer::Tracer::hopFinished, this, [this](int index) {
        trace_ = tracer_->trace();
        model_.finishHop(trace_, index);
        emit changed();
    });
    connect(tracer_.get(), &tracer::Tracer::paused, this, [this] {
        paused_ = true;
        emit changed();
    });
    connect(tracer_.get(), &tracer::Tracer::finished, this, [this] {
        trace_ = tracer_->trace();
        paused_ = false;
        model_.finish(trace_);
        emit changed();
        emit finished();
    });
}

void Session::stop() {
    if (tracer_)
        tracer_->cancel();
}

bool Session::isRunning() const {
    return tracer_ && tracer_->isRunning();
}

void Session::resume() {
    if (!paused_)
        return;
    paused_ = false;
    tracer_->resume();
    emit changed();
}

void Session::show(const trace::Trace& trace) {
    tracer_.reset();
    trace_ = trace;
    model_.setTrace(trace_);
    emit changed();
}

tl::expected<http::Request, QString> Session::labRequest(const lab::Scenario& scenario) {
    if (!lab_)
        lab_ = std::make_unique<lab::Lab>();
    if (!lab_->isListening() && !lab_->listen(labPort, labTlsPort))
        if (const auto listening = lab_->listen(); !listening)
            return tl::unexpected(listening.error());
    return lab_->address(scenario);
}

} // namespace whereto::ui
