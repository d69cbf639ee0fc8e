#pragma once

#include "app/http/message.h"

#include <QDateTime>

namespace thence::test {

/// Field lines from "Name: value | Name: value". "{-60}" in a value becomes the HTTP-date that many
/// seconds after `base`, "{x9000}" nine thousand times the letter x.
http::FieldList fields(QByteArrayView text, const QDateTime& base = {});

/// A response from "301 | Location: /b | Cache-Control: no-store".
http::Response response(QByteArrayView text, const QDateTime& base = {});

/// A request from "POST http://a.test/ | Content-Type: text/plain". The method may be left out.
http::Request request(QByteArrayView text, const QDateTime& base = {});

} // namespace thence::test
