#pragma once

#include "app/url/changes.h"

#include <QList>
#include <QString>

namespace thence::ui {

/// A URL shortened to a number of characters, with what stands out in it.
struct ElidedUrl {
    QString text;
    QList<url::Range> changed; ///< places in `text`

    bool operator==(const ElidedUrl&) const = default;
};

/// Shortens `url` to at most `room` characters (at least 8), with "…" where something is left out.
/// The start stays, for it names the host; then comes the first changed part, if it would not be
/// seen otherwise, else the end.
ElidedUrl elideUrl(const QString& url, const QList<url::Range>& changed, qsizetype room);

} // namespace thence::ui
