#include "app/lab/requestreader.h"

#include "app/wire/speaking/chunkline.h"

#include <boost/beast/core/buffers_prefix.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace thence::lab {

namespace {

namespace beast = boost::beast;

constexpr std::uint32_t headLimit = 64 * 1024;
constexpr std::uint64_t contentLimit = 1024 * 1024;
constexpr qsizetype framingLimit = 8 * 1024 * 1024; // chunks of one byte take six

QByteArray bytesOf(beast::string_view text) {
    return QByteArray(text.data(), qsizetype(text.size()));
}

/// "shop.localhost" of "Shop.localhost:8480".
QByteArray hostOf(QByteArrayView authority) {
    const qsizetype colon = authority.lastIndexOf(':');
    const bool hasPort = colon >= 0 && authority.indexOf(']', colon) < 0;
    return (hasPort ? authority.first(colon) : authority).toByteArray().toLower();
}

} // namespace

struct RequestReader::Parsing {
    Parsing() {
        parser.header_limit(headLimit);
        parser.body_limit(contentLimit);
        parser.on_chunk_header(sizeSeen);
        parser.on_chunk_body(dataSeen);
    }

    bool expectsContinue() const {
        return parser.is_header_done() && !parser.is_done() &&
               beast::iequals(parser.get()[beast::http::field::expect], "100-continue");
    }

    /// How many of `bytes` were used; 0 if more have to come first, none if they are refused.
    std::optional<qsizetype> read(QByteArrayView bytes);
    std::optional<qsizetype> put(QByteArrayView bytes);
    std::optional<qsizetype> putChunkLine(QByteArrayView bytes);

    std::uint64_t leftInChunk = 0;
    qsizetype chunkedSize = 0; ///< of the content, if it came in chunks
    qsizetype framing = 0;     ///< bytes of chunk lines and trailers
    bool firstChunk = true;
    std::function<void(std::uint64_t, beast::string_view, beast::error_code&)> sizeSeen =
        [this](std::uint64_t size, beast::string_view, beast::error_code&) { leftInChunk = size; };
    std::function<std::size_t(std::uint64_t, beast::string_view, beast::error_code&)> dataSeen =
        [this](std::uint64_t left, beast::string_view data, beast::error_code&) {
            leftInChunk = left - data.size();
            chunkedSize += qsizetype(data.size());
            return data.size();
        };
    beast::http::request_parser<beast::http::string_body> parser;
    bool continued = false;
};

std::optional<qsizetype> RequestReader::Parsing::read(QByteArrayView bytes) {
    const bool chunkLine = parser.is_header_done() && parser.chunked() && leftInChunk == 0;
    return chunkLine ? putChunkLine(bytes) : put(bytes);
}

std::optional<qsizetype> RequestReader::Parsing::put(QByteArrayView bytes) {
    beast::error_code error;
    const std::size_t used =
        parser.put(boost::asio::buffer(bytes.data(), std::size_t(bytes.size())), error);
    if (error && error != beast::http::error::need_more)
        return std::nullopt;
    return qsizetype(used);
}

// Beast asserts that the line of the last chunk does not come in pieces, so it gets whole ones.
std::optional<qsizetype> RequestReader::Parsing::putChunkLine(QByteArrayView bytes) {
    const auto line = wire::readChunkLine(bytes, firstChunk);
    if (!line)
        return std::nullopt;
    firstChunk = firstChunk && line->size == 0;
    framing += line->size;
    if (framing > framingLimit || (line->size > 0 && !put(line->canonical)))
        return std::nullopt;
    return line->size;
}

RequestReader::RequestReader() : parsing_(std::make_unique<Parsing>()) {}
RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::read(QByteArray& bytes) {
    auto& parser = parsing_->parser;
    while (!bytes.isEmpty() && !parser.is_done()) {
        const auto used = parsing_->read(bytes);
        if (!used)
            return State::Refused;
        if (*used == 0)
            break;
        bytes.remove(0, *used);
    }
    if (parser.is_done())
        return State::Complete;
    if (bytes.size() > qsizetype(headLimit))
        return State::Refused;
    if (parsing_->expectsContinue() && !std::exchange(parsing_->continued, true))
        return State::WantsContinue;
    return State::Incomplete;
}

Received RequestReader::take(QByteArrayView scheme) {
    const qsizetype chunkedSize = parsing_->chunkedSize;
    const auto message = parsing_->parser.release();
    parsing_ = std::make_unique<Parsing>();
    const QByteArray target = bytesOf(message.target());
    const qsizetype mark = target.indexOf('?');
    Received request;
    request.method = bytesOf(message.method_string());
    request.scheme = scheme.toByteArray();
    request.host = hostOf(bytesOf(message[beast::http::field::host]));
    request.path = mark < 0 ? target : target.first(mark);
    request.query = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    for (const auto& field : message)
        request.fields.append(bytesOf(field.name_string()), bytesOf(field.value()));
    request.contentSize = qsizetype(message.body().size()) + chunkedSize;
    request.keepAlive = message.keep_alive();
    return request;
}

} // namespace thence::lab
