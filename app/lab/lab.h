#pragma once

#include "app/lab/scenario.h"
#include "app/wire/wire.h"

#include <QObject>
#include <QString>

#include <tl/expected.hpp>

#include <memory>

namespace thence::lab {

/// What a Wire needs to trust the labs that this user runs at the moment, in whatever process. The
/// key behind their certificate is published, so it is worth nothing at any other port.
QList<trace::ExtraTrust> trustOfRunningLabs();

/// A loopback server with several hosts below localhost, HTTP and TLS. Listens on 127.0.0.1 only.
class Lab : public QObject {
    Q_OBJECT

public:
    explicit Lab(QObject* parent = nullptr);
    ~Lab() override;

    /// Listens; 0 takes a free port. The error says which port could not be had and why. The first
    /// port answers a TLS handshake as well, because a client that learned HSTS keeps the port
    /// (RFC 6797 §8.3).
    tl::expected<void, QString> listen(quint16 port = 0, quint16 tlsPort = 0);
    bool isListening() const;
    quint16 port() const;
    quint16 tlsPort() const;

    /// The request to begin with, its URL with the lab's real port.
    http::Request address(const Scenario& scenario) const;
    /// What a Wire needs to trust the lab's certificate, for *.localhost and the ports of this lab
    /// alone, where it is the only authority. Call it while listening.
    trace::ExtraTrust trust() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace thence::lab
