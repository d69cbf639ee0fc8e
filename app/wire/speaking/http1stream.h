#pragma once

#include "app/wire/speaking/responseparser.h"
#include "app/wire/speaking/stream.h"
#include "app/wire/speaking/streamcontext.h"

namespace thence::wire {

/// HTTP/1.1: the stream has its transport to itself, and hands it on when it is done.
class Http1Stream final : public Stream, private Transport::Listener {
public:
    /// `context` must outlive it. `origin` is where `transport` leads.
    Http1Stream(StreamContext& context, QByteArray origin, std::unique_ptr<Transport> transport,
                bool reused);

    bool isReused() const override { return reused_; }
    const std::shared_ptr<const trace::Connection>& connection() const override {
        return transport_->facts();
    }
    void send(trace::Exchange& exchange, Stream::Listener& listener) override;
    void cutContent() override { parser_->cutContent(); }
    void close() override;

private:
    void readable() override;
    void settle() override;
    void written() override;

    bool writeRequest();
    void receive();
    void take(QByteArrayView bytes);
    void noteEarlyResponse();
    void closed();

    StreamContext& context_;
    QByteArray origin_;
    std::unique_ptr<Transport> transport_;
    const bool reused_;
    trace::Exchange* exchange_ = nullptr;
    Stream::Listener* listener_ = nullptr; ///< null before send() and after close()
    std::optional<ResponseParser> parser_;
    qint64 onePiece_ = 0;  ///< bytes of the request, if it was small enough to be written at once
    bool writing_ = false; ///< signals of the socket have to wait until the request is handed over
    bool missedBytes_ = false;
    bool answered_ = false;
};

} // namespace thence::wire
