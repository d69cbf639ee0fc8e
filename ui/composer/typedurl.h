#pragma once

#include "app/redirect/client.h"
#include "app/url/url.h"
#include "ui/composer/composererror.h"

#include <tl/expected.hpp>

#include <optional>

namespace thence::ui {

/// What a text in the URL box stands for.
struct TypedUrl {
    url::Url target; ///< http or https, without user name and password
    /// The user name and password of the URL as an Authorization value (RFC 7617): browsers and
    /// curl send them so and never as part of the URL.
    std::optional<QByteArray> authorization;
    QString note; ///< what was made of the text where that is not obvious; may be empty
};

/// Reads `text`, as typed or pasted, the way `client` does; white space around it is ignored.
tl::expected<TypedUrl, ComposerError> readTypedUrl(const QString& text,
                                                   const redirect::Client& client);

} // namespace thence::ui
