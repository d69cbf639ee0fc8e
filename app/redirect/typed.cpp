#include "app/redirect/typed.h"

#include "app/redirect/location.h"
#include "app/url/parse.h"

namespace thence::redirect {

tl::expected<url::Url, url::ParseError> readTyped(const Client& client, QByteArrayView text) {
    const auto typed = url::parseTyped(text);
    if (!typed || !typed->isHttp())
        return typed;
    const auto own = readLocation(client.rules().location, {{"Location", text}}, *typed);
    const bool elsewhere = own && own->url.isHttp() &&
                           (own->url.host() != typed->host() || own->url.port() != typed->port());
    return elsewhere ? own->url : *typed;
}

} // namespace thence::redirect
