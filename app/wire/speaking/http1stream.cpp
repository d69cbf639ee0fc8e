#include "app/wire/speaking/http1stream.h"

#include "app/wire/speaking/requesthead.h"

namespace thence::wire {

Http1Stream::Http1Stream(StreamContext& context, QByteArray origin,
                         std::unique_ptr<Transport> transport, bool reused)
    : context_(context), origin_(std::move(origin)), transport_(std::move(transport)),
      reused_(reused) {}

void Http1Stream::send(trace::Exchange& exchange, Stream::Listener& listener) {
    exchange_ = &exchange;
    listener_ = &listener;
    const bool defaultPort = !exchange.request.target.explicitPort();
    parser_.emplace(exchange, context_.options.limits, defaultPort && !reused_);
    transport_->setListener(this);
    writing_ = true;
    const bool whole = writeRequest();
    writing_ = false;
    if (whole)
        written();
    // Even when the other side has closed, it may have answered before.
    if (!whole || missedBytes_)
        receive();
}

/// False if not all of it could be handed over.
bool Http1Stream::writeRequest() {
    constexpr qsizetype maxCopied = 64 * 1024;
    QByteArray head = requestHead(exchange_->request);
    const QByteArray content = framedContent(exchange_->request);
    const bool inOnePiece = content.size() <= maxCopied;
    if (inOnePiece)
        onePiece_ = head.size() + content.size();
    const bool begun = transport_->write(inOnePiece && !content.isEmpty() ? head + content : head);
    exchange_->sent = exchange_->sent || begun;
    if (begun)
        exchange_->requestHead = std::move(head);
    return begun && (inOnePiece || transport_->write(content));
}

void Http1Stream::written() {
    if (!writing_)
        listener_->written(transport_->isWritten());
}

void Http1Stream::readable() {
    missedBytes_ = writing_;
    if (writing_)
        return;
    context_.telling.hold();
    receive();
}

void Http1Stream::settle() {
    if (!writing_)
        context_.telling.release();
}

void Http1Stream::receive() {
    QByteArray& buffer = context_.readBuffer;
    const bool isTls = connection()->tls.has_value();
    while (listener_) {
        const qint64 count = transport_->read(buffer.data(), buffer.size());
        if (count == 0)
            return;
        if (count < 0)
            return closed();
        take({buffer.constData(), count});
        if (count < buffer.size() && !isTls)
            return;
    }
}

/// A server that has the request acknowledges some of it with the first byte of its response.
void Http1Stream::noteEarlyResponse() {
    if (reused_ && onePiece_ > 0 && !parser_->hasBytes() &&
        transport_->unacknowledged() >= onePiece_)
        exchange_->leniencies.push_back({trace::Leniency::Kind::EarlyResponse, -1});
}

void Http1Stream::take(QByteArrayView bytes) {
    noteEarlyResponse();
    listener_->arrived();
    if (auto failure = parser_->feed(bytes))
        return listener_->ended({.failure = std::move(failure)});
    if (parser_->isComplete())
        return listener_->ended({});
    if (exchange_->response && !std::exchange(answered_, true))
        listener_->answered();
}

void Http1Stream::closed() {
    auto failure = parser_->end(transport_->ending(), transport_->whatBrokeIt());
    listener_->ended({.failure = std::move(failure), .nothingCame = !parser_->hasBytes()});
}

void Http1Stream::close() {
    listener_ = nullptr;
    transport_->setListener(nullptr);
    if (exchange_->failure)
        parser_->giveUp();
    else if (context_.options.network.keepAlive && parser_->leavesConnectionUsable() &&
             transport_->isWritten())
        context_.idle.put(std::move(origin_), std::move(transport_));
}

} // namespace thence::wire
