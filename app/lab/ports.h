#pragma once

#include "app/url/url.h"

namespace thence::lab {

/// Where the lab listens.
struct Ports {
    quint16 http = 80;
    quint16 https = 443;
};

/// `text` with the lab's port after every host below localhost that follows "//" and has none.
/// After a bare "//" the port is the one of `scheme`.
QByteArray withPorts(const QByteArray& text, const Ports& ports, QByteArrayView scheme);

/// `url` with the lab's port, if it is below localhost and has none.
url::Url withPorts(const url::Url& url, const Ports& ports);

} // namespace thence::lab
