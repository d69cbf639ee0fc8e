#pragma once

#include "app/redaction/span.h"

namespace thence::redaction {

/// How the values of "name=value" end.
enum class Syntax {
    Url,  ///< a URL or a reference: at "&" or "#" of a query, at "/", "?" or "#" of a path
    Form, ///< application/x-www-form-urlencoded: at "&"
    Text  ///< free text or code: at a space or a quotation mark; "name: value" is a pair as well
};

/// The values that stand after secret names: "?token=a;S", ";jsessionid=S", "api_key: 'S'".
void findPairs(QByteArrayView text, Syntax syntax, Spans& found);

} // namespace thence::redaction
