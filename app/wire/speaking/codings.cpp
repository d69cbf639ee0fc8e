#include "app/wire/speaking/codings.h"

#include "app/http/syntax.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <utility>

namespace thence::wire {

namespace {

/// gzip and deflate (RFC 1952, RFC 1950, RFC 1951).
class Zlib final : public Coding {
public:
    enum class Format { Gzip, Deflate };
    explicit Zlib(Format format) : format_(format) {}
    ~Zlib() override {
        if (open_)
            inflateEnd(&stream_);
    }

    Step step(QByteArrayView& in, char* out, size_t size) override {
        if (whole_ && (ended_ || in.isEmpty() || !startNextMember(uchar(in.front())))) {
            ended_ = ended_ || !in.isEmpty();
            in = {};
            return {};
        }
        if (!std::exchange(open_, true))
            inflateInit2(&stream_, windowBits(uchar(in.front())));
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
        stream_.avail_in = uInt(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = uInt(size);
        const int result = inflate(&stream_, Z_NO_FLUSH);
        in = in.last(qsizetype(stream_.avail_in));
        whole_ = result == Z_STREAM_END;
        Step step{size - stream_.avail_out};
        if (!whole_ && result != Z_OK && result != Z_BUF_ERROR)
            step.error = QString::fromUtf8(stream_.msg ? stream_.msg : zError(result));
        return step;
    }

    bool isWhole() const override { return whole_; }

private:
    // RFC 1952 §2.2: a gzip file is a series of members. Anything else behind the end is ignored,
    // as browsers do.
    bool startNextMember(uchar first) {
        if (format_ != Format::Gzip || first != 0x1f)
            return false;
        inflateReset(&stream_);
        return true;
    }

    // Servers send both zlib and bare deflate under the name of deflate. RFC 1950 §2.2: a zlib
    // header's low four bits are 8; a bare block with these would be a stored one whose padding is
    // not zero, which no encoder writes.
    int windowBits(uchar first) const {
        constexpr int gzip = 16;
        if (format_ == Format::Gzip)
            return gzip + MAX_WBITS;
        return (first & 0x0f) == 8 ? MAX_WBITS : -MAX_WBITS;
    }

    z_stream stream_{};
    Format format_;
    bool open_ = false;
    bool whole_ = false;
    bool ended_ = false; ///< something else came behind the end
};

/// A library that withholds what it decoded in a call that ends with an error. It is given one
/// coded byte at a time, so that all before the broken one has been handed out, wherever reads were
/// cut.
class ByteWise : public Coding {
public:
    Step step(QByteArrayView& in, char* out, size_t size) final {
        Step step;
        do {
            QByteArrayView next = in.first(std::min<qsizetype>(in.size(), 1));
            const qsizetype given = next.size();
            const Step one = decode(next, out + step.made, size - step.made);
            step.made += one.made;
            step.error = one.error;
            in = in.sliced(given - next.size());
        } while (!in.isEmpty() && !step.error && step.made < size);
        return step;
    }

private:
    virtual Step decode(QByteArrayView& in, char* out, size_t size) = 0;
};

class Brotli final : public ByteWise {
public:
    ~Brotli() override { BrotliDecoderDestroyInstance(state_); }

    bool isWhole() const override { return BrotliDecoderIsFinished(state_); }

private:
    Step decode(QByteArrayView& in, char* out, size_t size) override {
        if (isWhole()) {
            in = {};
            return {};
        }
        auto* next = reinterpret_cast<const uint8_t*>(in.data());
        auto available = size_t(in.size());
        auto* target = reinterpret_cast<uint8_t*>(out);
        size_t room = size;
        const auto result =
            BrotliDecoderDecompressStream(state_, &available, &next, &room, &target, nullptr);
        in = in.last(qsizetype(available));
        Step step{size - room};
        if (result == BROTLI_DECODER_RESULT_ERROR)
            step.error =
                QString::fromUtf8(BrotliDecoderErrorString(BrotliDecoderGetErrorCode(state_)));
        return step;
    }

    BrotliDecoderState* state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
};

class Zstandard final : public ByteWise {
public:
    Zstandard() {
        // RFC 9659 §3: a window of no more than 8 MiB.
        ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, 23);
    }
    ~Zstandard() override { ZSTD_freeDCtx(context_); }

    bool isWhole() const override { return whole_; }

private:
    Step decode(QByteArrayView& in, char* out, size_t size) override {
        ZSTD_inBuffer input{in.data(), size_t(in.size()), 0};
        ZSTD_outBuffer output{out, size, 0};
        const size_t result = ZSTD_decompressStream(context_, &output, &input);
        in = in.sliced(qsizetype(input.pos));
        if (ZSTD_isError(result))
            return {output.pos, QString::fromUtf8(ZSTD_getErrorName(result))};
        // Behind a frame another may follow (RFC 8878 §3.1), so the library always wants more; only
        // what it takes or makes says that there is one.
        if (result == 0)
            whole_ = true;
        else if (input.pos > 0 || output.pos > 0)
            whole_ = false;
        return {output.pos};
    }

    ZSTD_DCtx* context_ = ZSTD_createDCtx();
    bool whole_ = false;
};

} // namespace

std::unique_ptr<Coding> codingFor(QByteArrayView name) {
    if (http::equalsIgnoringCase(name, "gzip") || http::equalsIgnoringCase(name, "x-gzip"))
        return std::make_unique<Zlib>(Zlib::Format::Gzip);
    if (http::equalsIgnoringCase(name, "deflate"))
        return std::make_unique<Zlib>(Zlib::Format::Deflate);
    if (http::equalsIgnoringCase(name, "br"))
        return std::make_unique<Brotli>();
    if (http::equalsIgnoringCase(name, "zstd"))
        return std::make_unique<Zstandard>();
    return nullptr;
}

} // namespace thence::wire
