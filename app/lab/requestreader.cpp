#include "app/lab/requestreader.h"

#include <boost/beast/core/buffers_prefix.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace whereto::lab {

namespace {

namespace beast = boost::beast;

constexpr std::uint32_t headLimit = 64 * 1024;
constexpr std::uint64_t contentLimit = 1024 * 1024;

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
        parser.eager(true);
        parser.header_limit(headLimit);
        parser.body_limit(contentLimit);
    }

    bool expectsContinue() const {
        return parser.is_header_done() && !parser.is_done() &&
               beast::iequals(parser.get()[beast::http::field::expect], "100-continue");
    }

    beast::http::request_parser<beast::http::string_body> parser;
    bool continued = false;
};

RequestReader::RequestReader() : parsing_(std::make_unique<Parsing>()) {}
RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::read(QByteArray& bytes) {
    auto& parser = parsing_->parser;
    while (!bytes.isEmpty() && !parser.is_done()) {
        beast::error_code error;
        const std::size_t used =
            parser.put(boost::asio::buffer(bytes.constData(), std::size_t(bytes.size())), error);
        bytes.remove(0, qsizetype(used));
        if (error == beast::http::error::need_more || (!error && used == 0))
            break;
        if (error)
            return State::Refused;
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
    request.contentSize = qsizetype(message.body().size());
    request.keepAlive = message.keep_alive();
    return request;
}

} // namespace whereto::lab
