#include "app/wire/speaking/chunkline.h"

#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace thence::wire {

using trace::Leniency;

namespace {

tl::unexpected<ChunkError> broken(const char* reason, qsizetype place) {
    return tl::unexpected(ChunkError{QCoreApplication::translate("Wire", reason), place});
}

class ChunkLineReader {
public:
    explicit ChunkLineReader(QByteArrayView bytes) : bytes_(bytes) {}

    tl::expected<ChunkLine, ChunkError> read(bool first);

private:
    /// The next line without its end; none while it is not whole.
    std::optional<QByteArrayView> nextLine();
    bool readTrailers();
    void readTrailer(QByteArrayView line);
    void note(Leniency::Kind kind, qsizetype place) { line_.leniencies.push_back({kind, place}); }

    QByteArrayView bytes_;
    qsizetype place_ = 0;
    ChunkLine line_;
};

std::optional<QByteArrayView> ChunkLineReader::nextLine() {
    const qsizetype feed = bytes_.indexOf('\n', place_);
    if (feed < 0)
        return std::nullopt;
    QByteArrayView line = bytes_.sliced(place_, feed - place_);
    if (line.endsWith('\r'))
        line.chop(1);
    else
        note(Leniency::Kind::BareLineFeed, feed);
    place_ = feed + 1;
    return line;
}

bool ChunkLineReader::readTrailers() {
    while (const auto line = nextLine()) {
        if (!line->isEmpty()) {
            readTrailer(*line);
            continue;
        }
        line_.canonical.append("\r\n");
        return true;
    }
    return false;
}

void ChunkLineReader::readTrailer(QByteArrayView line) {
    const qsizetype start = line.data() - bytes_.data();
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return note(Leniency::Kind::FieldWithoutColon, start);
    if (!http::isToken(line.first(colon)))
        return note(Leniency::Kind::InvalidFieldName, start);
    const QByteArrayView value = line.sliced(colon + 1);
    if (const auto control = std::ranges::find_if(value, http::isControl); control != value.end())
        note(Leniency::Kind::ControlByteInField, start + colon + 1 + (control - value.begin()));
    line_.trailers.append(line.first(colon), http::trimmed(value));
}

tl::expected<ChunkLine, ChunkError> ChunkLineReader::read(bool first) {
    if (!first) {
        if (bytes_[0] != '\n' && bytes_[0] != '\r')
            return broken(QT_TRANSLATE_NOOP("Wire", "the chunk is longer than its size"), 0);
        if (bytes_.size() == 1)
            return ChunkLine{};
        if (bytes_[0] == '\r' && bytes_[1] != '\n')
            return broken(QT_TRANSLATE_NOOP("Wire", "the chunk does not end in CR LF"), 0);
        nextLine();
        line_.canonical = "\r\n";
    }
    const qsizetype start = place_;
    const auto text = nextLine();
    if (!text)
        return ChunkLine{};
    quint64 size = 0;
    const auto [end, error] = std::from_chars(text->begin(), text->end(), size, 16);
    if (error == std::errc::result_out_of_range)
        return broken(QT_TRANSLATE_NOOP("Wire", "the chunk size is too large a number"), start);
    if (error != std::errc() || text->startsWith('-'))
        return broken(QT_TRANSLATE_NOOP("Wire", "there is no chunk size"), start);
    const QByteArrayView rest{end, text->end()};
    const qsizetype behind = start + (end - text->begin());
    const QByteArrayView extension = http::trimmed(rest);
    if (!extension.isEmpty() && !extension.startsWith(';'))
        return broken(QT_TRANSLATE_NOOP("Wire", "something other than an extension follows the "
                                                "chunk size"),
                      behind);
    if (extension.isEmpty() && !rest.isEmpty())
        note(Leniency::Kind::SpaceAfterChunkSize, behind);
    line_.canonical.append(QByteArray::number(size, 16)).append("\r\n");
    if (size == 0 && !readTrailers())
        return ChunkLine{};
    line_.size = place_;
    return std::move(line_);
}

} // namespace

tl::expected<ChunkLine, ChunkError> readChunkLine(QByteArrayView bytes, bool first) {
    return ChunkLineReader(bytes).read(first);
}

} // namespace thence::wire
