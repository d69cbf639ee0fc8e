#pragma once

#include "app/trace/exchange.h"
#include "app/trace/limits.h"
#include "app/wire/dialling/transport.h"
#include "app/wire/speaking/contentdecoder.h"

#include <memory>

namespace thence::wire {

class Machine;

/// Reads the bytes of one response, interim responses before it included, into an exchange
/// (RFC 9112 §4 to §7). What browsers read although it is wrong is read and noted; what they refuse
/// is refused, and the bytes stay in the exchange. Offsets count from the start of the head that is
/// being read.
class ResponseParser {
public:
    /// `exchange` must outlive the parser. `mayBeHttp09`: take bytes without any head for the
    /// content of an HTTP/0.9 response, as browsers do on default ports.
    ResponseParser(trace::Exchange& exchange, const trace::Limits& limits, bool mayBeHttp09);
    ~ResponseParser();

    /// Takes the bytes that came. Afterwards, or when it returns a failure, look at isComplete().
    std::optional<trace::Failure> feed(QByteArrayView bytes);
    /// The connection has ended. `reason` says what broke it.
    std::optional<trace::Failure> end(Transport::Ending ending, const QString& reason = {});
    /// No more content is wanted than has come.
    void cutContent();
    /// The exchange is given up: bytes that could not be read yet are kept where people can see
    /// them.
    void giveUp();

    /// The response is whole, or all of it that is wanted.
    bool isComplete() const { return state_ == State::Complete; }
    /// The connection can carry another exchange after this one.
    bool leavesConnectionUsable() const { return reusable_; }
    bool hasBytes() const { return hasBytes_; }

private:
    enum class State { Head, Content, UnframedContent, Complete };
    using Result = std::optional<trace::Failure>;

    /// How many of `bytes` could be used. What is left over has to come again, with more behind it.
    qsizetype consume(QByteArrayView bytes, Result& failure);
    qsizetype readHead(QByteArrayView bytes, Result& failure);
    qsizetype readContent(QByteArrayView bytes, Result& failure);
    void beginWithoutHead();
    qsizetype readWithoutHead(QByteArrayView bytes, Result& failure);
    Result understand(const QByteArray& head);
    Result takeHead(const QByteArray& head);
    Result end();
    Result contentEnded();
    Result codingBroken(const QString& reason) const;
    /// Only the first of each kind is kept.
    void note(trace::Leniency::Kind kind, qint64 offset);
    /// Whether more is wanted.
    bool takeContent(QByteArrayView encoded);
    bool keep(QByteArrayView decoded);
    void finish(bool connectionUsable);

    trace::Exchange& exchange_;
    const trace::Limits& limits_;
    const bool mayBeHttp09_;
    State state_ = State::Head;
    bool hasBytes_ = false;
    bool reusable_ = false;
    qsizetype searched_ = 0;
    qint64 consumed_ = 0;
    qint64 headStart_ = 0; ///< how much had been consumed when the current head began
    QByteArray pending_;   ///< received and not consumed
    std::unique_ptr<Machine> machine_;
    std::optional<ContentDecoder> decoder_;
    Result codingFailure_;
};

} // namespace thence::wire
