#pragma once

#include "app/http/message.h"
#include "app/trace/exchange.h"
#include "app/wire/speaking/chunkline.h"
#include "app/wire/speaking/headreader.h"

#include <boost/beast/http/basic_parser.hpp>

#include <functional>

namespace thence::wire {

/// Boost.Beast's parser: it reads strict heads and frames the content of every response.
class Machine final : public boost::beast::http::basic_parser<false> {
public:
    using Sink = std::function<bool(QByteArrayView)>;

    /// `noContent`: the response has none whatever its fields say, as it answers HEAD.
    explicit Machine(bool noContent);

    /// False if `head` is not what the grammar allows; the machine is of no use then.
    bool readHead(const QByteArray& head);
    /// Takes the outcome of another reading of a head that the grammar does not allow.
    void adopt(const ReadHead& read);
    /// Status, reason and fields of the head.
    http::Response takeResponse() { return std::move(response_); }
    trace::Protocol protocol() const { return protocol_; }

    /// What became of bytes of content: how many were used, and if they break the framing, where
    /// and why.
    struct Reading {
        qsizetype used = 0;
        std::optional<ChunkError> error;
        std::vector<trace::Leniency> leniencies; ///< offsets from the start of the bytes
    };
    /// Hands content to `sink` until that wants no more.
    Reading readContent(QByteArrayView bytes, const Sink& sink, http::FieldList& trailers);
    /// The connection has ended: whether the content may end here.
    bool end();
    QString whatIsMissing() const;

private:
    using string_view = boost::beast::string_view;
    using error_code = boost::beast::error_code;
    using size_hint = boost::optional<std::uint64_t>;

    void on_request_impl(boost::beast::http::verb, string_view, string_view, int,
                         error_code&) override {}
    void on_response_impl(int status, string_view reason, int version, error_code& error) override;
    void on_field_impl(boost::beast::http::field field, string_view name, string_view value,
                       error_code& error) override;
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(const size_hint&, error_code&) override {}
    // Pure in Boost 1.92, unknown before. Beast sees no trailers: the chunks' frames are read here.
    void on_trailer_field_impl(boost::beast::http::field, string_view, string_view, error_code&) {}
    std::size_t on_body_impl(string_view bytes, error_code&) override;
    void on_chunk_header_impl(std::uint64_t size, string_view, error_code&) override;
    std::size_t on_chunk_body_impl(std::uint64_t left, string_view bytes, error_code&) override;
    void on_finish_impl(error_code&) override {}

    bool readNextChunkLine(QByteArrayView bytes, Reading& reading, http::FieldList& trailers);

    QByteArray head_; ///< being read; the fields are places in it
    std::vector<http::FieldList::Span> spans_;
    bool oddities_ = false; ///< things that Beast lets pass and that have to be told
    bool lengthSeen_ = false;
    trace::Protocol protocol_ = trace::Protocol::Http11;
    http::Response response_;
    const Sink* sink_ = nullptr;
    bool enough_ = false; ///< said the sink
    bool firstChunk_ = true;
    std::uint64_t leftInChunk_ = 0;
};

} // namespace thence::wire
