#pragma once

#include "app/cli/option.h"
#include "app/http/message.h"
#include "app/redirect/client.h"

#include <tl/expected.hpp>

namespace thence::cli {

/// GET for the URL that was typed, read as `client` reads it; a user name and password in it become
/// an Authorization field, as curl sends them.
tl::expected<http::Request, QString> readTarget(const QString& text,
                                                const redirect::Client& client);

/// The lower-case names of fields that -H 'Name:' and -A '' take out, the client's own included.
QByteArrayList removedFields(const Arguments& arguments);

/// `base` with what -X, -H, -d and its like, -u and -A say, to be sent by `client`, which may
/// itself say of what type content is. The error is one line.
tl::expected<http::Request, QString> readRequest(http::Request base, const redirect::Client& client,
                                                 const Arguments& arguments);

} // namespace thence::cli
