#pragma once

#include "app/trace/connection.h"

#include <QSslCertificate>

namespace thence::wire {

/// What people ask of a certificate, read from the library's object.
trace::Certificate describe(const QSslCertificate& certificate);

} // namespace thence::wire
