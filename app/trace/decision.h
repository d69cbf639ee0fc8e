#pragma once

#include "app/http/message.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace thence::trace {

/// What about the request a change touches.
enum class Part { Method, Content, Field, Url, Credential };

/// "method", "content", "field", "url", "credential": the word used in JSON.
QByteArrayView word(Part part);

/// One difference between a request and the next, and why (with the rule that asks for it).
struct Change {
    Part part = Part::Field;
    QByteArray name; ///< the field's name, or "scheme", "host", "fragment"…; may be empty
    QByteArray from; ///< empty: was not there
    QByteArray to;   ///< empty: is gone
    QString reason;  ///< plain text
    QString
        reference; ///< "RFC 9110 §15.4.3", "Fetch §4.4 step 13"; a client's own source otherwise
    bool byHand = false; ///< a person made it, after what the client did

    bool operator==(const Change&) const = default;
};

/// How one got from a hop to the next.
enum class Arrival {
    Composed, ///< the first request
    Location,
    RefreshField,
    MetaRefresh,
    HstsUpgrade ///< the client's own step, nothing was sent (RFC 6797 §8.3)
};

/// "composed", "location", "refresh-field", "meta-refresh", "hsts": the word used in JSON.
QByteArrayView word(Arrival arrival);

/// Why there is no next request.
struct Stop {
    enum class Reason {
        NotARedirect, ///< the final response
        NotFollowed,  ///< a redirect that this client, or this run, does not follow
        NoLocation,
        InvalidLocation,
        UnsupportedScheme,
        TooManyRedirects,
        Loop,
        ContentNotReplayable,
        DowngradeRefused,
        MemoryUsedUp, ///< the trace keeps as much as it may
        Failed,       ///< the exchange's failure says more
        Cancelled
    };
    Reason reason = Reason::NotARedirect;
    QString detail{};                   ///< plain text with the particulars; may be empty
    std::optional<QByteArray> target{}; ///< where it would have gone, as the client reads it
    std::optional<int> repeats{};       ///< with Loop: the index of the hop that would come again

    bool operator==(const Stop&) const = default;
};

/// The next request and everything that differs from the one before.
struct Follow {
    http::Request next{};
    Arrival how = Arrival::Location;
    std::chrono::milliseconds delay{0}; ///< asked for by Refresh or Retry-After
    QList<Change> changes{};
    bool edited = false; ///< a person changed the next request before it was sent
    QString client{};    ///< id of another client that made this one step; empty: the trace's own

    bool operator==(const Follow&) const = default;
};

/// The method that the client would have sent in this step, had nobody edited it.
QByteArray ownMethod(const Follow& step);

using Decision = std::variant<Stop, Follow>;

/// "not-a-redirect", "too-many-redirects"…: the word used in JSON.
QByteArrayView word(Stop::Reason reason);

/// One plain sentence for people.
QString describe(const Stop& stop);

/// One plain sentence: what to try. Empty where there is nothing to do, and where it has another
/// name in the window than in the terminal: they have words of their own for such reasons.
QString advice(Stop::Reason reason);

} // namespace thence::trace
