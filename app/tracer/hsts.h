#pragma once

#include "app/http/fieldlist.h"
#include "app/url/url.h"

#include <QDateTime>
#include <QHash>

#include <optional>

namespace thence::tracer {

/// The hosts that are known to want https (RFC 6797): those that the client knew before the trace,
/// and those that it learned from.
class HstsHosts {
public:
    /// Knows `host` from before, for as long as the trace lasts.
    void seed(const QByteArray& host, bool includeSubDomains);
    /// Learns from a response of `source`, or forgets (max-age=0). Only https counts, and only a
    /// host that is a name (§8.1, §8.1.1); whether the connection was secure without any error is
    /// for the caller to know.
    void learn(const url::Url& source, const http::FieldList& fields, const QDateTime& now);

    /// The URL to ask instead of `target`, if its host is known: https, port 80 becomes 443, other
    /// ports stay (§8.3).
    std::optional<url::Url> upgraded(const url::Url& target, const QDateTime& now) const;

private:
    struct Policy {
        QDateTime expires;
        bool includeSubDomains = false;
    };
    bool covers(const QByteArray& host, const QDateTime& now) const;

    QHash<QByteArray, Policy> policies_;
};

} // namespace thence::tracer
