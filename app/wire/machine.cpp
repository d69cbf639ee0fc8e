#include "app/wire/machine.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace whereto::wire {

namespace beast = boost::beast;

namespace {

QByteArrayView view(beast::string_view text) {
    return {text.data(), qsizetype(text.size())};
}

QByteArray framingHead(const ReadHead& read) {
    // Beast looks at the status only for whether there is content (RFC 9112 §6.3).
    const int status = read.status >= 100 && read.status <= 999 ? read.status : 200;
    QByteArray head = "HTTP/1." + QByteArray::number(read.versionMinor) + ' ' +
                      QByteArray::number(status) + " \r\n";
    head += read.keepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n";
    if (read.chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (read.contentLength)
        head += "Content-Length: " + QByteArray::number(*read.contentLength) + "\r\n";
    return head + "\r\n";
}

} // namespace

ResponseParser::Machine::Machine(bool noContent) {
    eager(true);
    skip(noContent);
    // The limits are ours: head and content are measured before they come here.
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(std::numeric_limits<std::uint64_t>::max());
}

bool ResponseParser::Machine::readHead(const QByteArray& head) {
    head_ = head;
    spans_.reserve(8);
    error_code error;
    const std::size_t used = put({head_.constData(), std::size_t(head_.size())}, error);
    // Beast lets a few things pass that have to be told: equal lengths, and Transfer-Encoding in
    // HTTP/1.0 (RFC 9112 §6.1).
    if (error || used != std::size_t(head_.size()) || !is_header_done() || lengths_ > 1 ||
        (codings_ > 0 && versionMinor_ == 0))
        return false;
    spans_.shrink_to_fit();
    response_.fields = http::FieldList::inside(std::move(head_), std::move(spans_));
    return true;
}

void ResponseParser::Machine::adopt(const ReadHead& read) {
    head_ = framingHead(read);
    error_code error;
    put({head_.constData(), std::size_t(head_.size())}, error);
    Q_ASSERT(!error && is_header_done());
    versionMinor_ = read.versionMinor;
    response_.status = read.status;
    response_.reason = read.reason;
    response_.fields = read.fields;
    head_.clear();
}

void ResponseParser::Machine::on_response_impl(int status, string_view reason, int version,
                                               error_code&) {
    versionMinor_ = version - 10;
    response_.status = status;
    response_.reason = view(reason).toByteArray();
}

void ResponseParser::Machine::on_field_impl(beast::http::field field, string_view name,
                                            string_view value, error_code& error) {
    if (trailers_)
        return trailers_->append(view(name), view(value));
    // A folded value has been put together elsewhere.
    const char* const start = head_.constData();
    if (value.data() < start || value.data() > start + head_.size()) {
        error = beast::http::error::bad_value;
        return;
    }
    lengths_ += field == beast::http::field::content_length
                    ? 1 + int(std::count(value.begin(), value.end(), ','))
                    : 0;
    codings_ += field == beast::http::field::transfer_encoding;
    spans_.push_back({quint32(name.data() - start), quint32(name.size()),
                      quint32(value.data() - start), quint32(value.size())});
}

std::size_t ResponseParser::Machine::on_body_impl(string_view bytes, error_code& error) {
    if (!(*sink_)(view(bytes)))
        error = beast::http::error::end_of_stream;
    return bytes.size();
}

std::size_t ResponseParser::Machine::on_chunk_body_impl(std::uint64_t, string_view bytes,
                                                        error_code& error) {
    return on_body_impl(bytes, error);
}

qsizetype ResponseParser::Machine::readContent(QByteArrayView bytes, const Sink& sink,
                                               http::FieldList& trailers, QString& why) {
    sink_ = &sink;
    trailers_ = &trailers;
    error_code error;
    const std::size_t used = put({bytes.data(), std::size_t(bytes.size())}, error);
    if (error && error != beast::http::error::need_more)
        why = QString::fromStdString(error.message());
    return qsizetype(used);
}

bool ResponseParser::Machine::end() {
    error_code error;
    put_eof(error);
    return !error;
}

QString ResponseParser::Machine::whatIsMissing() const {
    if (const auto left = content_length_remaining())
        return QCoreApplication::translate("Wire", "%1 of %2 bytes are missing")
            .arg(*left)
            .arg(*content_length());
    return QCoreApplication::translate("Wire", "the last chunk is missing");
}

} // namespace whereto::wire
