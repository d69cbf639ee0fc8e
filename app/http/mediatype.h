#pragma once

#include "app/http/fieldlist.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace thence::http {

/// What a Content-Type field says (RFC 9110 §8.3.1). Names are in lower case; of what is malformed,
/// as much is read as browsers do.
struct MediaType {
    QByteArray essence = {};                                  ///< "text/html", or empty
    QList<std::pair<QByteArray, QByteArray>> parameters = {}; ///< values without their quotes

    /// The first parameter called `name`, in lower case; empty where there is none.
    QByteArray parameter(QByteArrayView name) const;

    bool isHtml() const { return essence == "text/html" || essence == "application/xhtml+xml"; }
    bool isJson() const { return essence == "application/json" || essence.endsWith("+json"); }
};

MediaType mediaType(QByteArrayView value);
/// That of the first Content-Type field; an empty one where there is none.
MediaType mediaType(const FieldList& fields);

} // namespace thence::http
