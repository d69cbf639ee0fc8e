#include "tests/fuzz/targets.h"

#include "app/wire/speaking/contentdecoder.h"

#include <array>

namespace thence::fuzz {

namespace {

constexpr qsizetype enough = 1024 * 1024;

struct Decoded {
    QByteArray content;
    bool failed = false;
    bool operator==(const Decoded&) const = default;
};

Decoded decode(const char* codings, const std::vector<QByteArrayView>& pieces) {
    http::FieldList fields;
    fields.append("Content-Encoding", codings);
    wire::ContentDecoder decoder(fields);
    Decoded decoded;
    const auto take = [&](QByteArrayView bytes) {
        decoded.content += bytes.first(std::min(bytes.size(), enough - decoded.content.size()));
        return decoded.content.size() < enough;
    };
    for (const QByteArrayView piece : pieces) {
        const auto written = decoder.write(piece, take);
        if (!written) {
            REQUIRE(!written.error().isEmpty());
            decoded.failed = true;
            return decoded;
        }
        if (decoded.content.size() == enough)
            return decoded;
    }
    decoded.failed = !decoder.finish();
    return decoded;
}

} // namespace

void codings(Input input) {
    constexpr std::array names{"gzip", "deflate", "br", "zstd", "gzip, br", "zstd, deflate", "x"};
    const unsigned how = input.byte();
    const unsigned seed = input.byte();
    const char* const coding = names[how % names.size()];
    const QByteArray bytes = input.rest();
    const Decoded whole = decode(coding, pieces(bytes, 0));
    for (const unsigned cut : {bytes.size() < 4000 ? 1U : 2U, seed + 2})
        REQUIRE(decode(coding, pieces(bytes, cut)) == whole, coding);
    // What was coded comes out again. Qt puts the size before the stream.
    const QByteArray original = how & 0x80 ? swollen(bytes) : bytes;
    const QByteArray coded = qCompress(original).sliced(original.isEmpty() ? 0 : 4);
    if (!original.isEmpty())
        REQUIRE(decode("deflate", pieces(coded, seed)) == (Decoded{original, false}));
}

} // namespace thence::fuzz
