#pragma once

#include "app/url/url.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace thence::findings {

/// What an HTML document says that matters to a chain.
struct HtmlPage {
    QList<QByteArray> canonicals;         ///< href of <link rel=canonical>, as written
    QList<QByteArray> robots;             ///< content of <meta name=robots> and its like
    QList<QByteArray> alternates;         ///< href of <link rel=alternate hreflang=…>
    std::optional<QByteArray> scriptGoes; ///< where a script sets location to, as written
    QByteArray base;                      ///< href of <base>

    /// A reference in the page as an absolute URL, or nothing if it is none.
    std::optional<url::Url> resolve(QByteArrayView reference, const url::Url& document) const;
};

/// Whether a robots element or an X-Robots-Tag field keeps a page out of the index: "noindex",
/// "none", also for one crawler ("googlebot: noindex").
bool forbidsIndexing(QByteArrayView robots);

/// Reads the opening of an HTML document (64 KiB, 1,000 tags). Scripts are not run: an assignment
/// to location with a literal text, or a call of its replace or assign, is found by its look.
HtmlPage readHtmlPage(QByteArrayView html);

} // namespace thence::findings
