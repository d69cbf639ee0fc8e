#pragma once

#include "app/trace/connection.h"

#include <QSslCertificate>

namespace whereto::wire {

/// What people ask of a certificate, read from the library's object.
trace::Certificate describe(const QSslCertificate& certificate);

} // namespace whereto::wire
