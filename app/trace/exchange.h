#pragma once

#include "app/http/message.h"
#include "app/trace/connection.h"
#include "app/trace/failure.h"
#include "app/trace/protocol.h"
#include "app/trace/timings.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace thence::trace {

/// A 1xx response that came before the final one (RFC 9110 §15.2).
struct Interim {
    int status = 0;
    std::optional<QByteArray> head = {}; ///< exactly as received; nothing where it is not known
    http::FieldList fields = {};

    bool operator==(const Interim&) const = default;
};

/// Something that the standards forbid the other side and browsers put up with: mostly in the
/// response, at times in how the connection carried it.
struct Leniency {
    enum class Kind {
        BareLineFeed,
        ObsoleteFold,
        SpaceBeforeColon,
        BareCarriageReturn,
        ControlByteInField,
        LengthAndTransferEncoding,
        RepeatedLength,
        MissingReason,
        LeadingEmptyLine,
        FieldWithoutColon,
        InvalidFieldName,
        InvalidVersion,
        InvalidStatus,
        MissingStatus,
        InvalidLength,
        SpaceAfterChunkSize,
        NoHead,             ///< HTTP/0.9
        ExtraBytes,         ///< bytes after the end of the response
        MissingCloseNotify, ///< nothing but the end of TCP says that the content is whole
        UnaskedBytes,       ///< bytes on a kept connection before there was a request
        EarlyResponse ///< ... or before the request could have arrived: they became this response
    };
    Kind kind;
    qint64 offset = 0; ///< since the start of the response; -1: it has no place there

    bool operator==(const Leniency&) const = default;
};

/// Whether it is about how the connection was used, and not about the bytes of the response.
constexpr bool isOfConnection(Leniency::Kind kind) {
    return kind == Leniency::Kind::MissingCloseNotify || kind == Leniency::Kind::UnaskedBytes ||
           kind == Leniency::Kind::EarlyResponse;
}

/// "bare-line-feed", "no-head"…: the word used in JSON.
QByteArrayView word(Leniency::Kind kind);

/// One plain sentence about a leniency, with the section of the standard.
QString describe(const Leniency& leniency);

/// One request and what came back (RFC 9110 §3.4), with how it travelled. Immutable once finished.
///
/// What is not known has no value, which says nothing about whether it happened: an exchange read
/// from a file has fields and no heads, one that a server saw has no timings and no connection, and
/// HTTP/2 has no heads. What was sent says `sent`, what came say `response`, `interim` and
/// `failure`.
struct Exchange {
    http::Request request; ///< with every field that was sent, or was to be
    bool sent = false;     ///< some of the request left this machine
    /// The bytes sent before the content.
    std::optional<QByteArray> requestHead;
    QDateTime startedAt; ///< UTC; set for a client's own step as well

    std::vector<Interim> interim;
    std::optional<http::Response> response;
    /// The bytes received up to and including the empty line, or all of them when they could not be
    /// understood; none in HTTP/0.9.
    std::optional<QByteArray> responseHead;
    std::optional<Protocol> protocol; ///< of the response
    http::FieldList trailers;
    qint64 encodedSize = 0;  ///< content bytes as they came, without chunk framing
    qint64 decodedSize = 0;  ///< content bytes after the codings; may exceed what is kept
    bool contentCut = false; ///< the kept content stops before the end
    /// ... because the trace's memory was used up; all of it had come, and the sizes say how much.
    bool cutForMemory = false;
    std::vector<Leniency> leniencies;
    std::optional<Failure> failure; ///< may stand beside a response whose content broke

    Timings timings;
    SharedConnection connection;         ///< null if none was made, or none is known
    bool reused = false;                 ///< the connection had carried an exchange before
    std::optional<Failure> retriedAfter; ///< the first try on a reused connection that had
                                         ///< been closed (RFC 9110 §9.2.2)

    bool operator==(const Exchange&) const = default;
};

} // namespace thence::trace
