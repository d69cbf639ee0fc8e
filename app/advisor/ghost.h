#pragma once

#include "app/http/message.h"
#include "app/trace/decision.h"

#include <QList>
#include <QString>

#include <optional>

namespace thence::advisor {

/// What a hop's response is imagined to have said. What is not set stays as it was.
struct Edit {
    std::optional<int> status = {};
    std::optional<QByteArray> location = {};
    std::optional<QByteArray> cacheControl = {}; ///< empty: the field is gone
};

/// A step of a chain that nobody walked.
struct GhostHop {
    http::Request request; ///< as meant, without what a client adds by itself
    /// The recorded response where the same request was sent, the edited one at the first step;
    /// nothing where nobody knows what the server would say.
    std::optional<http::Response> response;
    int recorded = -1; ///< the hop whose response it is, or -1

    bool isKnown() const { return recorded >= 0; }
};

enum class Topic { Method, Content, Url, Credential, Caching, Search, End };

/// One way in which the imagined chain differs from the real one.
struct Difference {
    Topic topic = Topic::Method;
    bool better = false; ///< something that was lost or leaked is not any more
    QString text;        ///< one plain sentence
};

/// A chain as it would have been.
struct WhatIf {
    qsizetype from = 0;             ///< the hop that answers otherwise
    QList<GhostHop> hops;           ///< that hop first
    std::optional<trace::Stop> end; ///< nothing: it goes on where nobody has looked
    QList<Difference> differences;
};

/// "method", "content"…: the word used in JSON.
QLatin1String word(Topic topic);

} // namespace thence::advisor
