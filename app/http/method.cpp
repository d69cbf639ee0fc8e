#include "app/http/method.h"

namespace thence::http {

bool isSafe(QByteArrayView method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

bool isIdempotent(QByteArrayView method) {
    return isSafe(method) || method == "PUT" || method == "DELETE";
}

bool expectsContent(QByteArrayView method) {
    return method == "POST" || method == "PUT" || method == "PATCH";
}

} // namespace thence::http
