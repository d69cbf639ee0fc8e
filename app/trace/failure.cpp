#include "app/trace/failure.h"

#include "app/trace/units.h"

#include <QCoreApplication>

namespace thence::trace {

namespace {

struct Wording {
    Failure::Kind kind;
    const char* word; ///< in JSON
    const char* what; ///< %1 is the host
    const char* advice = nullptr;
};

// One row for each kind: what happened, and what a person can do about it wherever it is read.
constexpr Wording wordings[] = {
    {Failure::Kind::HostNotFound, "host-not-found",
     QT_TRANSLATE_NOOP("Failure", "No address was found for %1.")},
    {Failure::Kind::LookupFailed, "lookup-failed",
     QT_TRANSLATE_NOOP("Failure", "The name server could not look up %1.")},
    {Failure::Kind::LookupTimedOut, "lookup-timed-out",
     QT_TRANSLATE_NOOP("Failure", "The address of %1 was not found in time.")},
    {Failure::Kind::Refused, "refused", QT_TRANSLATE_NOOP("Failure", "%1 refused the connection."),
     QT_TRANSLATE_NOOP("Failure", "Check the port, and that a server is listening there.")},
    {Failure::Kind::Unreachable, "unreachable",
     QT_TRANSLATE_NOOP("Failure", "%1 cannot be reached."),
     QT_TRANSLATE_NOOP("Failure",
                       "Check the network, and whether a VPN or a firewall is in the way.")},
    {Failure::Kind::ConnectTimedOut, "connect-timed-out",
     QT_TRANSLATE_NOOP("Failure", "%1 did not accept the connection in time.")},
    {Failure::Kind::TlsFailed, "tls-failed",
     QT_TRANSLATE_NOOP("Failure", "No secure connection to %1 could be made.")},
    {Failure::Kind::TlsTimedOut, "tls-timed-out",
     QT_TRANSLATE_NOOP("Failure", "%1 did not finish the TLS handshake in time."),
     QT_TRANSLATE_NOOP("Failure", "Check that the port speaks TLS, and not plain HTTP.")},
    {Failure::Kind::ClosedBeforeHead, "closed-before-head",
     QT_TRANSLATE_NOOP("Failure", "%1 closed the connection before its response head was whole."),
     QT_TRANSLATE_NOOP("Failure",
                       "The server or a proxy may have crashed, or the port may speak another "
                       "protocol.")},
    {Failure::Kind::ClosedInContent, "closed-in-content",
     QT_TRANSLATE_NOOP("Failure", "%1 closed the connection before the content was whole."),
     QT_TRANSLATE_NOOP("Failure",
                       "Compare Content-Length with what came; the server may have been cut off.")},
    {Failure::Kind::Malformed, "malformed",
     QT_TRANSLATE_NOOP("Failure", "%1 sent a response that cannot be read.")},
    {Failure::Kind::HeadTooLarge, "head-too-large",
     QT_TRANSLATE_NOOP("Failure", "%1 sent a response head that is larger than allowed.")},
    {Failure::Kind::TooManyInterim, "too-many-interim",
     QT_TRANSLATE_NOOP("Failure", "%1 kept sending interim responses and no final one."),
     QT_TRANSLATE_NOOP("Failure", "The server is broken, or means to keep its clients busy.")},
    {Failure::Kind::CodingBroken, "coding-broken",
     QT_TRANSLATE_NOOP("Failure", "The content from %1 could not be decoded."),
     QT_TRANSLATE_NOOP("Failure", "Its Content-Encoding does not match its bytes; ask again with "
                                  "Accept-Encoding: identity.")},
    {Failure::Kind::WaitTimedOut, "wait-timed-out",
     QT_TRANSLATE_NOOP("Failure", "%1 did not begin to answer in time.")},
    {Failure::Kind::IdleTimedOut, "idle-timed-out",
     QT_TRANSLATE_NOOP("Failure", "%1 stopped sending in the middle of its answer.")},
    {Failure::Kind::TraceTimedOut, "trace-timed-out",
     QT_TRANSLATE_NOOP("Failure", "The trace took longer than allowed while asking %1.")},
    {Failure::Kind::Cancelled, "cancelled",
     QT_TRANSLATE_NOOP("Failure", "Stopped while asking %1.")},
    {Failure::Kind::InvalidRequest, "invalid-request",
     QT_TRANSLATE_NOOP("Failure", "The request to %1 cannot be sent."),
     QT_TRANSLATE_NOOP("Failure", "Correct the request and send it again.")},
};

const Wording& wording(Failure::Kind kind) {
    for (const Wording& row : wordings)
        if (row.kind == kind)
            return row;
    Q_UNREACHABLE();
}

QString tr(const char* text) {
    return QCoreApplication::translate("Failure", text);
}

/// Where a person stopped it says how much there is to look at.
QString stopped(const Failure& failure, const QString& host) {
    if (failure.phase == Phase::Blocked)
        return tr("Stopped before this request was sent.");
    if (failure.phase == Phase::Receive && failure.received > 0)
        return tr("Stopped while receiving; %1 had come.").arg(sizeText(failure.received));
    return tr(wording(failure.kind).what).arg(host);
}

/// The host with its address, unless that is what it is called by.
QString refused(const Failure& failure, const QString& host) {
    const bool isTold = failure.reason.isEmpty() || host == failure.reason ||
                        host.startsWith(failure.reason + u':') ||
                        host.startsWith(u'[' + failure.reason + u']');
    return tr(wording(failure.kind).what)
        .arg(isTold ? host : tr("%1 (%2)").arg(host, failure.reason));
}

} // namespace

bool isMalformed(Failure::Kind kind) {
    return kind == Failure::Kind::Malformed || kind == Failure::Kind::HeadTooLarge ||
           kind == Failure::Kind::TooManyInterim || kind == Failure::Kind::CodingBroken;
}

QByteArrayView word(Failure::Kind kind) {
    return wording(kind).word;
}

QString describe(const Failure& failure, const QString& host) {
    if (failure.kind == Failure::Kind::Cancelled)
        return stopped(failure, host);
    if (failure.kind == Failure::Kind::Refused)
        return refused(failure, host);
    QString text = tr(wording(failure.kind).what).arg(host);
    if (failure.offset >= 0)
        text += tr(" At byte %1: %2.").arg(failure.offset).arg(failure.reason);
    else if (!failure.reason.isEmpty())
        text += tr(" Reason: %1.").arg(failure.reason);
    return text;
}

QString advice(Failure::Kind kind) {
    const char* const text = wording(kind).advice;
    return text ? tr(text) : QString();
}

} // namespace thence::trace
