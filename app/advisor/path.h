#pragma once

#include "app/url/url.h"

#include <QByteArray>
#include <QList>

#include <initializer_list>

namespace thence::advisor {

/// The parts of a path between its slashes, in lower case, empty ones left out.
QList<QByteArray> segments(const url::Url& url);

/// Whether a segment is one of `words`, alone ("/sign-in" is "signin") or as one of two parts
/// ("/checkout-v2" has "checkout"). Longer titles ("/how-to-log-in-safely") do not count.
bool hasWord(const url::Url& url, std::initializer_list<QByteArrayView> words);

/// Whether the query has a parameter called one of `names`, without case.
bool hasParameter(const url::Url& url, std::initializer_list<QByteArrayView> names);

/// "v2", "v1.1", "2.0" as a segment names a version.
bool isVersion(QByteArrayView segment);

/// The same resource by its path: equal, or different in a version, letter case or slashes alone,
/// or renamed with a suffix ("/checkout" and "/checkout-v2").
bool isSameResource(const url::Url& a, const url::Url& b);

/// Same path and same query.
bool isSameRequestTarget(const url::Url& a, const url::Url& b);

} // namespace thence::advisor
