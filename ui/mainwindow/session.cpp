#include "ui/mainwindow/session.h"

#include "ui/mainwindow/worker.h"

namespace whereto::ui {

Session::Session(HopModel& model, QObject* parent) : QObject(parent), model_(model) {}

Session::~Session() {
    thread_.quit();
    thread_.wait();
}

Worker* Session::ensureWorker() {
    if (!worker_) {
        worker_ = new Worker;
        worker_->moveToThread(&thread_);
        connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
        connectWorker();
        thread_.start();
    }
    return worker_;
}

void Session::connectWorker() {
    connect(worker_, &Worker::hopStarted, this, [this](int run, const http::Request& request) {
        if (run != run_)
            return;
        dropOld();
        paused_ = false;
        model_.startHop(request);
        emit changed();
    });
    connect(worker_, &Worker::phaseEntered, this, [this](int run, trace::Phase phase) {
        if (run == run_)
            model_.enterPhase(phase);
    });
    connect(worker_, &Worker::hopFinished, this,
            [this](int run, const trace::Trace& trace, int index) {
                if (run != run_)
                    return;
                trace_ = trace;
                model_.finishHop(trace_, index);
                emit changed();
            });
    connect(worker_, &Worker::paused, this, [this](int run) {
        paused_ = run == run_;
        emit changed();
    });
    connect(worker_, &Worker::finished, this, [this](int run, const trace::Trace& trace) {
        if (run != run_)
            return;
        dropOld();
        trace_ = trace;
        running_ = paused_ = false;
        model_.finish(trace_);
        emit changed();
        emit finished();
    });
    connect(worker_, &Worker::labReady, this, &Session::labReady);
    connect(worker_, &Worker::labFailed, this, &Session::labFailed);
}

void Session::begin(bool running) {
    ++run_;
    running_ = running;
    paused_ = false;
    showsOld_ = true;
}

void Session::dropOld() {
    if (!showsOld_)
        return;
    showsOld_ = false;
    trace_ = {};
    model_.clear();
}

void Session::start(const http::Request& request, const tracer::Settings& settings,
                    const wire::Options& options) {
    begin(true);
    Worker* const worker = ensureWorker();
    QMetaObject::invokeMethod(worker,
                              [=, run = run_] { worker->start(run, request, settings, options); });
    emit changed();
}

void Session::stop() {
    if (running_)
        QMetaObject::invokeMethod(worker_, &Worker::stop);
}

void Session::resume() {
    if (!paused_)
        return;
    paused_ = false;
    QMetaObject::invokeMethod(worker_, &Worker::resume);
    emit changed();
}

void Session::show(const trace::Trace& trace) {
    stop();
    begin(false);
    dropOld();
    trace_ = trace;
    model_.setTrace(trace_);
    emit changed();
}

void Session::prepare(const lab::Scenario& scenario) {
    Worker* const worker = ensureWorker();
    QMetaObject::invokeMethod(worker, [=] { worker->prepare(scenario); });
}

} // namespace whereto::ui
