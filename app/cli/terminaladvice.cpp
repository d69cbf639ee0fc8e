#include "app/cli/terminaladvice.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace thence::cli {

namespace {

using trace::Failure;
using trace::Stop;

struct Wording {
    Failure::Kind kind;
    const char* sentence;
};

// What is not here is advised in the same words everywhere.
constexpr Wording wordings[] = {
    {Failure::Kind::HostNotFound,
     QT_TRANSLATE_NOOP(
         "TerminalAdvice",
         "Check the spelling of the host, or give its address with --resolve host:port:address.")},
    {Failure::Kind::LookupFailed,
     QT_TRANSLATE_NOOP("TerminalAdvice", "Check the network and its name server, or give the "
                                         "address with --resolve host:port:address.")},
    {Failure::Kind::LookupTimedOut,
     QT_TRANSLATE_NOOP(
         "TerminalAdvice",
         "Check the network and its name server. Allow more time (--connect-timeout), or give the "
         "address with --resolve host:port:address.")},
    {Failure::Kind::ConnectTimedOut,
     QT_TRANSLATE_NOOP("TerminalAdvice", "A firewall may be dropping packets; or allow more time "
                                         "for connecting (--connect-timeout).")},
    {Failure::Kind::TlsFailed,
     QT_TRANSLATE_NOOP("TerminalAdvice",
                       "If it is the certificate, trust a private authority with --cacert, or go "
                       "on without verification with -k. If not, check that the port speaks TLS.")},
    {Failure::Kind::Malformed,
     QT_TRANSLATE_NOOP("TerminalAdvice", "The bytes are kept: look at the place that is named.")},
    {Failure::Kind::HeadTooLarge,
     QT_TRANSLATE_NOOP(
         "TerminalAdvice",
         "Raise the limit for heads (--max-head) if that is what the server means to send.")},
    {Failure::Kind::WaitTimedOut,
     QT_TRANSLATE_NOOP(
         "TerminalAdvice",
         "The server may be busy; allow more time for the first byte (--first-byte-timeout).")},
    {Failure::Kind::IdleTimedOut,
     QT_TRANSLATE_NOOP("TerminalAdvice",
                       "The server may be busy; allow more idle time (--idle-timeout).")},
    {Failure::Kind::TraceTimedOut,
     QT_TRANSLATE_NOOP("TerminalAdvice", "Allow more time for the whole trace (--max-time).")},
};

} // namespace

QString terminalAdvice(Failure::Kind kind) {
    const auto row = std::ranges::find(wordings, kind, &Wording::kind);
    return row == std::end(wordings) ? trace::advice(kind)
                                     : QCoreApplication::translate("TerminalAdvice", row->sentence);
}

QString terminalAdvice(Stop::Reason reason) {
    return reason == Stop::Reason::MemoryUsedUp
               ? QCoreApplication::translate("TerminalAdvice",
                                             "Raise the limit (--max-memory) to follow further.")
               : trace::advice(reason);
}

} // namespace thence::cli
