#pragma once

#include "app/wire/options.h"

#include <QSslConfiguration>

#include <map>

namespace thence::wire {

/// How TLS is spoken with a host: the system's authorities, and those that were trusted for it;
/// HTTP/1.1 by ALPN (RFC 7301); verification errors are always looked for.
class TlsSettings {
public:
    explicit TlsSettings(QList<trace::ExtraTrust> trust) : trust_(std::move(trust)) {}

    QSslConfiguration configurationFor(QByteArrayView host, quint16 port);

private:
    QList<trace::ExtraTrust> trust_;
    std::map<QList<qsizetype>, QSslConfiguration> made_; // by the places in trust_ that apply
};

} // namespace thence::wire
