#include "app/cli/exitcode.h"

namespace thence::cli {

namespace {

using trace::Failure;
using trace::Stop;

ExitCode afterFailure(const trace::Trace& trace) {
    const auto& failure = trace.hops.constLast().exchange.failure;
    if (!failure)
        return NetworkFailed;
    if (failure->kind == Failure::Kind::Cancelled)
        return Interrupted;
    if (failure->kind == Failure::Kind::InvalidRequest)
        return trace.hops.size() == 1 ? Misused : StoppedByRedirects;
    return trace::isMalformed(failure->kind) ? MalformedResponse : NetworkFailed;
}

} // namespace

ExitCode exitCode(const trace::Trace& trace) {
    const Stop* const stop = trace.stop();
    if (!stop)
        return NetworkFailed;
    switch (stop->reason) {
    case Stop::Reason::NotARedirect:
    case Stop::Reason::NotFollowed:
        return trace.hops.constLast().exchange.failure ? afterFailure(trace) : Done;
    case Stop::Reason::NoLocation:
    case Stop::Reason::InvalidLocation:
    case Stop::Reason::UnsupportedScheme:
    case Stop::Reason::TooManyRedirects:
    case Stop::Reason::Loop:
    case Stop::Reason::ContentNotReplayable:
    case Stop::Reason::DowngradeRefused:
    case Stop::Reason::MemoryUsedUp:
        return StoppedByRedirects;
    case Stop::Reason::Failed:
        return afterFailure(trace);
    case Stop::Reason::Cancelled:
        return Interrupted;
    }
    Q_UNREACHABLE();
}

} // namespace thence::cli
