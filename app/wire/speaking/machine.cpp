#include "app/wire/speaking/machine.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace thence::wire {

namespace beast = boost::beast;

using trace::Protocol;

namespace {

QByteArrayView view(beast::string_view text) {
    return {text.data(), qsizetype(text.size())};
}

QByteArray framingHead(const ReadHead& read) {
    // Beast looks at the status only for whether there is content (RFC 9112 §6.3).
    const int status = read.status >= 100 && read.status <= 999 ? read.status : 200;
    QByteArray head =
        word(read.protocol).toByteArray() + ' ' + QByteArray::number(status) + " \r\n";
    head += read.keepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n";
    if (read.chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (read.contentLength)
        head += "Content-Length: " + QByteArray::number(*read.contentLength) + "\r\n";
    return head + "\r\n";
}

} // namespace

Machine::Machine(bool noContent) {
    skip(noContent);
    // The limits are ours: head and content are measured elsewhere.
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(std::numeric_limits<std::uint64_t>::max());
}

bool Machine::readHead(const QByteArray& head) {
    head_ = head;
    spans_.reserve(8);
    error_code error;
    const std::size_t used = put({head_.constData(), std::size_t(head_.size())}, error);
    if (error || used != std::size_t(head_.size()) || !is_header_done() || oddities_)
        return false;
    spans_.shrink_to_fit();
    response_.fields = http::FieldList::inside(std::move(head_), std::move(spans_));
    return true;
}

void Machine::adopt(const ReadHead& read) {
    head_ = framingHead(read);
    error_code error;
    put({head_.constData(), std::size_t(head_.size())}, error);
    Q_ASSERT(!error && is_header_done());
    protocol_ = read.protocol;
    response_.status = read.status;
    response_.reason = read.reason;
    response_.fields = read.fields;
    head_.clear();
}

void Machine::on_response_impl(int status, string_view reason, int version, error_code&) {
    protocol_ = version == 10 ? Protocol::Http10 : Protocol::Http11;
    response_.status = status;
    response_.reason = view(reason).toByteArray();
    oddities_ = status < 100 || status > 599;
}

void Machine::on_field_impl(beast::http::field field, string_view name, string_view value,
                            error_code& error) {
    // A folded value has been put together elsewhere, or begins in a later line.
    const char* const start = head_.constData();
    const char* const nameEnd = name.data() + name.size();
    if (value.data() < start || value.data() > start + head_.size() ||
        std::find(nameEnd, value.data(), '\n') != value.data()) {
        error = beast::http::error::bad_value;
        return;
    }
    // Equal lengths (RFC 9110 §8.6), and Transfer-Encoding in HTTP/1.0 (RFC 9112 §6.1).
    if (field == beast::http::field::content_length)
        oddities_ =
            oddities_ || std::exchange(lengthSeen_, true) || value.find(',') != string_view::npos;
    else if (field == beast::http::field::transfer_encoding)
        oddities_ = oddities_ || protocol_ == Protocol::Http10;
    spans_.push_back({quint32(name.data() - start), quint32(name.size()),
                      quint32(value.data() - start), quint32(value.size())});
}

std::size_t Machine::on_body_impl(string_view bytes, error_code&) {
    enough_ = !(*sink_)(view(bytes));
    return bytes.size();
}

void Machine::on_chunk_header_impl(std::uint64_t size, string_view, error_code&) {
    leftInChunk_ = size;
    firstChunk_ = false;
}

std::size_t Machine::on_chunk_body_impl(std::uint64_t left, string_view bytes, error_code& error) {
    leftInChunk_ = left - bytes.size();
    return on_body_impl(bytes, error);
}

Machine::Reading Machine::readContent(QByteArrayView bytes, const Sink& sink,
                                      http::FieldList& trailers) {
    sink_ = &sink;
    Reading reading;
    while (reading.used < bytes.size() && !is_done() && !enough_) {
        const QByteArrayView rest = bytes.sliced(reading.used);
        if (chunked() && leftInChunk_ == 0) {
            if (!readNextChunkLine(rest, reading, trailers))
                break;
        } else {
            error_code error;
            reading.used += qsizetype(put({rest.data(), std::size_t(rest.size())}, error));
        }
    }
    return reading;
}

// Beast takes chunk lines only as the grammar has them.
bool Machine::readNextChunkLine(QByteArrayView bytes, Reading& reading, http::FieldList& trailers) {
    auto line = readChunkLine(bytes, firstChunk_);
    if (!line) {
        reading.error = {line.error().reason, reading.used + line.error().place};
        return false;
    }
    if (line->size == 0)
        return false;
    for (const trace::Leniency& leniency : line->leniencies)
        reading.leniencies.push_back({leniency.kind, reading.used + leniency.offset});
    error_code error;
    put({line->canonical.constData(), std::size_t(line->canonical.size())}, error);
    if (error) {
        reading.error = {QString::fromStdString(error.message()), reading.used};
        return false;
    }
    for (const http::Field trailer : line->trailers)
        trailers.append(trailer.name, trailer.value);
    reading.used += line->size;
    return true;
}

bool Machine::end() {
    error_code error;
    put_eof(error);
    return !error;
}

QString Machine::whatIsMissing() const {
    if (const auto left = content_length_remaining())
        return QCoreApplication::translate("Wire", "%1 of %2 bytes did not come")
            .arg(*left)
            .arg(*content_length());
    return QCoreApplication::translate("Wire", "the last chunk is missing");
}

} // namespace thence::wire
