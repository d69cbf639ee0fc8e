#pragma once

#include "app/http/message.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace thence::findings::caching {

/// Whose cache: one person's as RFC 9111 has it, one person's as Chrome's is, or one that many
/// people share (a proxy, a CDN).
enum class Cache { Browser, Private, Shared };

/// A plain sentence and where it is written.
struct Reason {
    QString text;
    QString reference; ///< "RFC 9111 §4.2.1"
};

/// A response that a cache has seen, with the request that asked for it.
struct Observed {
    http::Request request;
    http::Response response;
    QDateTime receivedAt; ///< by the cache's own clock
};

/// For how long a stored response is fresh, and what says so (RFC 9111 §4.2.1).
struct Lifetime {
    enum class Source { None, MaxAge, SMaxage, Expires, Heuristic, BrowserPermanent };
    std::optional<qint64> seconds = 0; ///< nothing: without end
    Source source = Source::None;

    bool isExplicit() const {
        return source == Source::MaxAge || source == Source::SMaxage || source == Source::Expires;
    }
};

/// What happens to a later request.
enum class Reuse {
    Fresh,           ///< answered from the cache, nobody is asked
    StaleRevalidate, ///< the stored response has to be confirmed first, or is while it is used
    No               ///< the request goes out as if nothing were stored
};

/// Everything about one response, one cache and one later request.
struct Judgement {
    bool storable = false;
    Lifetime lifetime;
    qint64 age = 0; ///< seconds, when the later request is made
    Reuse reuse = Reuse::No;
    QList<Reason> why; ///< in the order it was decided
};

/// The words of the JSON forms: "max-age", "browser-permanent"; "fresh", "stale-revalidate", "no".
QByteArrayView word(Lifetime::Source source);
QByteArrayView word(Reuse reuse);

} // namespace thence::findings::caching
