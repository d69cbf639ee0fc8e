#pragma once

#include <QByteArrayView>

#include <functional>

#include <gumbo.h>

namespace thence::redirect {

/// What a visitor wants next.
enum class Walk { On, PastChildren, End };

/// Parses the first 64 KiB and 1,000 tags of `html` as browsers do and visits its elements in
/// document order. What is inside a <template> is no part of the document and is not visited.
void walkHtml(QByteArrayView html, const std::function<Walk(const GumboElement&)>& visit);

/// The value of an attribute, or null.
const char* attribute(const GumboElement& element, const char* name);

} // namespace thence::redirect
