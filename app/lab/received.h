#pragma once

#include "app/http/fieldlist.h"

namespace thence::lab {

/// A request as the lab read it.
struct Received {
    QByteArray method;
    QByteArray scheme; ///< "https" if the connection was secured
    QByteArray host;   ///< lower case, without port
    QByteArray path;
    QByteArray query; ///< without "?"; empty if there is none
    http::FieldList fields;
    qsizetype contentSize = 0;
    bool keepAlive = true;
};

} // namespace thence::lab
