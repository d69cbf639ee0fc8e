#include "ui/models/windowadvice.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace thence::ui {

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
         "WindowAdvice",
         "Check the spelling of the host, or give its address under Network › Resolve.")},
    {Failure::Kind::LookupFailed,
     QT_TRANSLATE_NOOP(
         "WindowAdvice",
         "Check the network and its name server, or give the address under Network › Resolve.")},
    {Failure::Kind::LookupTimedOut,
     QT_TRANSLATE_NOOP("WindowAdvice",
                       "Check the network and its name server. Allow more time under Limits › "
                       "Connecting, or give the address under Network › Resolve.")},
    {Failure::Kind::ConnectTimedOut,
     QT_TRANSLATE_NOOP(
         "WindowAdvice",
         "A firewall may be dropping packets; or allow more time under Limits › Connecting.")},
    {Failure::Kind::TlsFailed,
     QT_TRANSLATE_NOOP(
         "WindowAdvice",
         "If it is the certificate, trust a private authority under Network › Authorities, or go "
         "on without verification by switching “Refuse certificates that do not verify” off. If "
         "not, check that the port speaks TLS.")},
    {Failure::Kind::Malformed,
     QT_TRANSLATE_NOOP("WindowAdvice", "The bytes are kept: the Raw panel marks the place.")},
    {Failure::Kind::HeadTooLarge,
     QT_TRANSLATE_NOOP(
         "WindowAdvice",
         "Raise the limit under Limits › Head if that is what the server means to send.")},
    {Failure::Kind::WaitTimedOut,
     QT_TRANSLATE_NOOP("WindowAdvice",
                       "The server may be busy; allow more time under Limits › First byte.")},
    {Failure::Kind::IdleTimedOut,
     QT_TRANSLATE_NOOP("WindowAdvice",
                       "The server may be busy; allow more time under Limits › Idle.")},
    {Failure::Kind::TraceTimedOut,
     QT_TRANSLATE_NOOP("WindowAdvice", "Allow more time under Limits › Whole trace.")},
};

} // namespace

QString windowAdvice(Failure::Kind kind) {
    const auto row = std::ranges::find(wordings, kind, &Wording::kind);
    return row == std::end(wordings) ? trace::advice(kind)
                                     : QCoreApplication::translate("WindowAdvice", row->sentence);
}

QString windowAdvice(Stop::Reason reason) {
    return reason == Stop::Reason::MemoryUsedUp
               ? QCoreApplication::translate(
                     "WindowAdvice", "Raise the limit under Limits › Memory to follow further.")
               : trace::advice(reason);
}

} // namespace thence::ui
