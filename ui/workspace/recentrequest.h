#pragma once

#include "app/http/message.h"
#include "app/trace/trace.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace thence::ui {

/// A request that was sent before, fit to be kept on disk: without content, without fields that
/// carry credentials or cookies, and without secrets in its URL.
struct RecentRequest {
    QByteArray method;
    QByteArray url;
    http::FieldList fields;
    QString client;         ///< id
    QString ending;         ///< how it went: "4", "loop", "failed"
    bool isPartial = false; ///< more was sent than is kept

    bool operator==(const RecentRequest&) const = default;
};

/// What may be remembered of a trace.
RecentRequest remembered(const trace::Trace& trace);

QJsonObject toJson(const RecentRequest& request);
/// None when the object is not what toJson() writes.
std::optional<RecentRequest> fromJson(const QJsonObject& object);

/// What is kept of the request; none when the URL cannot be read.
std::optional<http::Request> request(const RecentRequest& recent);

/// "shop.localhost/checkout": host and path, for a list.
QString label(const RecentRequest& recent);

} // namespace thence::ui
