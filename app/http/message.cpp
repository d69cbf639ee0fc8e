#include "app/http/message.h"

#include <algorithm>
#include <iterator>

namespace thence::http {

bool isSameRequest(const Request& a, const Request& b) {
    constexpr const char* credentials[] = {"Cookie", "Authorization", "Proxy-Authorization"};
    return a.method == b.method && a.content == b.content &&
           a.target.withoutFragment() == b.target.withoutFragment() &&
           std::all_of(std::begin(credentials), std::end(credentials),
                       [&](const char* name) { return a.fields.all(name) == b.fields.all(name); });
}

} // namespace thence::http
