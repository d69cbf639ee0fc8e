#pragma once

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslKey>
#include <QTcpServer>

#include <chrono>
#include <memory>
#include <optional>

namespace thence::test {

/// One thing a scripted server does on a connection.
struct Step {
    enum class Kind {
        AwaitRequest, ///< goes on when one more whole request has come
        Send,         ///< `bytes`, at once
        Drip,         ///< `bytes`, one every `pause`
        SendForever,  ///< `bytes` again and again
        Pause,
        SendRaw, ///< `bytes` as they are, beneath TLS
        EndRaw,  ///< no more is sent, and TLS says nothing about it
        Close,   ///< after what was sent has gone out
        Reset,   ///< at once, with RST
        Stall    ///< nothing ever again
    };
    Kind kind;
    QByteArray bytes = {};
    std::chrono::milliseconds pause{0};
};

using Script = QList<Step>;

inline Step awaitRequest() {
    return {Step::Kind::AwaitRequest};
}
inline Step send(QByteArray bytes) {
    return {Step::Kind::Send, std::move(bytes)};
}
inline Step drip(QByteArray bytes, std::chrono::milliseconds pause) {
    return {Step::Kind::Drip, std::move(bytes), pause};
}
inline Step sendForever(QByteArray bytes) {
    return {Step::Kind::SendForever, std::move(bytes)};
}
inline Step pause(std::chrono::milliseconds time) {
    return {Step::Kind::Pause, {}, time};
}
inline Step sendRaw(QByteArray bytes) {
    return {Step::Kind::SendRaw, std::move(bytes)};
}
inline Step endRaw() {
    return {Step::Kind::EndRaw};
}
inline Step close() {
    return {Step::Kind::Close};
}
inline Step reset() {
    return {Step::Kind::Reset};
}
inline Step stall() {
    return {Step::Kind::Stall};
}

/// awaitRequest(), then `bytes`; the connection stays open.
Script answer(QByteArray bytes);
/// ... and is closed.
Script answerAndClose(QByteArray bytes);
/// `bytes` in two pieces that arrive one after the other.
Script answerSplit(const QByteArray& bytes, qsizetype place);

/// What a TLS server shows: a chain, its own certificate first, and the key.
struct Identity {
    QList<QSslCertificate> chain;
    QSslKey key;

    /// From tests/fixtures/tls/<name>.pem and <name>.key.
    static Identity fixture(const QString& name);
};

/// The authority that signed the fixtures' valid certificates.
QSslCertificate fixtureAuthority();

/// A loopback server that plays one script a connection, byte for byte, in the test's own thread.
/// Where there are more connections than scripts the last script is played again; a script that
/// ends leaves its connection open.
class ScriptedServer : public QTcpServer {
public:
    explicit ScriptedServer(QList<Script> scripts, std::optional<Identity> identity = {},
                            const QHostAddress& address = QHostAddress::LocalHost);
    explicit ScriptedServer(Script script) : ScriptedServer(QList<Script>{std::move(script)}) {}
    ~ScriptedServer() override;

    /// "http://127.0.0.1:<port>/path", or https with an identity.
    QByteArray url(QByteArrayView path = "/", QByteArrayView host = "127.0.0.1") const;
    /// How many connections were made, and everything received on each.
    const QList<QByteArray>& received() const { return received_; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    class Session;
    QList<Script> scripts_;
    std::optional<Identity> identity_;
    QList<QByteArray> received_;
    std::vector<std::unique_ptr<Session>> sessions_;
};

} // namespace thence::test
