#pragma once

#include "app/findings/caching/caching.h"

#include <QJsonObject>

#include <tl/expected.hpp>

namespace thence::findings::caching {

/// A response, a cache and a later request: what judge() is asked.
struct Question {
    Cache cache = Cache::Private;
    Observed observed;
    qint64 elapsed = 0;
    http::Request next;
};

/// Reads one line of `thence freshness`. What may be missing: cache (private), the requests'
/// method (GET) and fields, elapsed_s (0), received_at (the response's Date, or else `now`), and
/// next_request (the same again). Field values carry one byte a character (Latin-1). The error
/// names the key and what was expected.
tl::expected<Question, QString> readQuestion(const QJsonObject& json, const QDateTime& now);

/// {"storable":…,"lifetime_s":…,"lifetime_from":…,"age_s":…,"reuse":…,"why":[…]}; a lifetime
/// without end is "unlimited".
QJsonObject toJson(const Judgement& judgement);

/// A whole line in, a whole line out, without line ends: the judgement, or {"id":…,"error":…}.
struct Answer {
    QByteArray line;
    bool understood = true;
};
Answer answerLine(const QByteArray& line, const QDateTime& now);

} // namespace thence::findings::caching
