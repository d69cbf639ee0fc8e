#include "app/wire/speaking/headreader.h"

#include "app/http/syntax.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace thence::wire {

using trace::Failure;
using trace::Leniency;
using trace::Protocol;

namespace {

constexpr qsizetype maxBytesBeforeStatusLine = 4;

/// The place of "HTTP" (in any case) at the start, or -1.
qsizetype startOfStatusLine(QByteArrayView bytes) {
    constexpr QByteArrayView name = "HTTP";
    const qsizetype last = std::min(bytes.size() - name.size(), maxBytesBeforeStatusLine);
    for (qsizetype i = 0; i <= last; ++i)
        if (http::equalsIgnoringCase(bytes.sliced(i, name.size()), name))
            return i;
    return -1;
}

tl::unexpected<Failure> refusal(const char* reason, qsizetype offset) {
    return tl::unexpected(Failure{.kind = Failure::Kind::Malformed,
                                  .phase = trace::Phase::Receive,
                                  .reason = QCoreApplication::translate("Wire", reason),
                                  .offset = offset});
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::optional<quint64> number(QByteArrayView digits) {
    quint64 value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    if (digits.isEmpty() || error != std::errc() || end != digits.end())
        return std::nullopt;
    return value;
}

/// Reads one head, line by line. Positions are places in `head_`.
class HeadReader {
public:
    explicit HeadReader(QByteArrayView head) : head_(head) {}

    tl::expected<ReadHead, Failure> read();

private:
    struct Line {
        qsizetype start;
        qsizetype end; ///< without its CR and LF
    };

    QByteArrayView text(Line line) const { return head_.sliced(line.start, line.end - line.start); }
    /// Only the first of each kind is noted: a hostile head could have a hundred thousand.
    void note(Leniency::Kind kind, qsizetype offset) {
        if (std::ranges::find(result_.leniencies, kind, &Leniency::kind) ==
            result_.leniencies.end())
            result_.leniencies.push_back({kind, offset});
    }
    Line nextLine();
    void readVersion(Line line);
    std::optional<Failure> readStatusLine(Line line);
    void readFieldLine(Line line);
    void fold(Line line);
    void noteControlBytes(qsizetype start, qsizetype end);
    std::optional<Failure> decideFraming();
    std::optional<Failure> decideLength();
    void decideKeepAlive();

    QByteArrayView head_;
    qsizetype place_ = 0;
    ReadHead result_;
    QByteArray text_; ///< the field lines as read, when they are not as they stand
    std::vector<http::FieldList::Span> spans_;
    std::vector<qsizetype> places_; ///< of each field's value in head_
    bool foldable_ = false;
};

HeadReader::Line HeadReader::nextLine() {
    const qsizetype start = place_;
    const auto isEnd = [](char c) { return c == '\r' || c == '\n'; };
    while (!isEnd(head_[place_]))
        ++place_;
    const Line line{start, place_};
    if (head_[place_] == '\n')
        note(Leniency::Kind::BareLineFeed, place_);
    else if (head_[place_ + 1] == '\n')
        ++place_;
    else
        note(Leniency::Kind::BareCarriageReturn, place_);
    ++place_;
    return line;
}

// An invalid version counts as HTTP/1.0, a later one as HTTP/1.1.
void HeadReader::readVersion(Line line) {
    const QByteArrayView bytes = text(line);
    const bool valid = bytes.size() >= 8 && bytes.startsWith("HTTP/") && isDigit(bytes[5]) &&
                       bytes[6] == '.' && isDigit(bytes[7]) &&
                       (bytes.size() == 8 || bytes[8] == ' ');
    const qsizetype slash = bytes.indexOf('/');
    const qsizetype dot = slash == 4 ? bytes.indexOf('.') : -1;
    const bool readable =
        dot > 5 && dot + 1 < bytes.size() && isDigit(bytes[5]) && isDigit(bytes[dot + 1]);
    const int version = readable ? 10 * (bytes[5] - '0') + (bytes[dot + 1] - '0') : 0;
    result_.protocol = version >= 11 ? Protocol::Http11 : Protocol::Http10;
    if (!valid || version < 10 || version > 19)
        note(Leniency::Kind::InvalidVersion, line.start);
}

std::optional<Failure> HeadReader::readStatusLine(Line line) {
    readVersion(line);
    const QByteArrayView bytes = text(line);
    const auto isSpace = [](char c) { return c == ' '; };
    const auto space = std::ranges::find(bytes, ' ');
    const auto code = std::find_if_not(space, bytes.end(), isSpace);
    const auto codeEnd = std::find_if_not(code, bytes.end(), isDigit);
    const qsizetype offset = line.start + (code - bytes.begin());
    if (code == codeEnd) {
        note(Leniency::Kind::MissingStatus, offset);
        result_.status = 200;
        result_.reason = http::trimmed({code, bytes.end()}).toByteArray();
        return {};
    }
    const auto parsed = std::from_chars(code, codeEnd, result_.status);
    if (parsed.ec != std::errc())
        return refusal(QT_TRANSLATE_NOOP("Wire", "the status code is too large a number"), offset)
            .value();
    if (codeEnd - code != 3 || code - space != 1 || result_.status < 100 || result_.status > 599)
        note(Leniency::Kind::InvalidStatus, offset);
    if (codeEnd == bytes.end() || *codeEnd != ' ')
        note(Leniency::Kind::MissingReason, line.start + (codeEnd - bytes.begin()));
    result_.reason = http::trimmed({codeEnd, bytes.end()}).toByteArray();
    noteControlBytes(line.start, line.end);
    return {};
}

void HeadReader::fold(Line line) {
    note(Leniency::Kind::ObsoleteFold, line.start);
    noteControlBytes(line.start, line.end);
    const QByteArrayView more = http::trimmed(text(line));
    http::FieldList::Span& last = spans_.back();
    text_.truncate(last.value + last.valueSize);
    if (!more.isEmpty())
        text_.append(last.valueSize ? " " : "").append(more);
    last.valueSize = quint32(text_.size()) - last.value;
    text_.append("\r\n");
}

void HeadReader::readFieldLine(Line line) {
    const QByteArrayView bytes = text(line);
    const bool startsWithSpace = bytes.startsWith(' ') || bytes.startsWith('\t');
    if (startsWithSpace && foldable_)
        return fold(line);
    foldable_ = false;
    const qsizetype colon = bytes.indexOf(':');
    if (colon < 0)
        return note(Leniency::Kind::FieldWithoutColon, line.start);
    const QByteArrayView name = http::trimmed(bytes.first(colon));
    if (startsWithSpace || !http::isToken(name))
        return note(Leniency::Kind::InvalidFieldName, line.start);
    if (name.size() != colon)
        note(Leniency::Kind::SpaceBeforeColon, line.start + name.size());
    noteControlBytes(line.start + colon + 1, line.end);
    const QByteArrayView value = http::trimmed(bytes.sliced(colon + 1));
    const auto start = quint32(text_.size());
    text_.append(name).append(": ").append(value).append("\r\n");
    spans_.push_back(
        {start, quint32(name.size()), start + quint32(name.size()) + 2, quint32(value.size())});
    places_.push_back(line.start + colon + 1);
    foldable_ = true;
}

void HeadReader::noteControlBytes(qsizetype start, qsizetype end) {
    const auto part = head_.sliced(start, end - start);
    if (const auto found = std::ranges::find_if(part, http::isControl); found != part.end())
        note(Leniency::Kind::ControlByteInField, start + (found - part.begin()));
}

// RFC 9112 §6.3, as browsers do it: chunked wins over Content-Length, but only from HTTP/1.1 on.
std::optional<Failure> HeadReader::decideFraming() {
    const auto length = result_.fields.indexOf("Content-Length");
    for (const QByteArrayView value : result_.fields.all("Transfer-Encoding"))
        for (const QByteArrayView coding : http::splitList(value))
            if (http::equalsIgnoringCase(coding, "chunked"))
                result_.chunked = result_.protocol == Protocol::Http11;
    if (length >= 0 && result_.fields.contains("Transfer-Encoding"))
        note(Leniency::Kind::LengthAndTransferEncoding, places_[size_t(length)]);
    return result_.chunked ? std::nullopt : decideLength();
}

std::optional<Failure> HeadReader::decideLength() {
    bool repeated = false;
    for (qsizetype i = 0; i < result_.fields.size(); ++i) {
        if (!http::equalsIgnoringCase(result_.fields.at(i).name, "Content-Length"))
            continue;
        const qsizetype place = places_[size_t(i)];
        const auto values = http::splitList(result_.fields.at(i).value);
        for (const QByteArrayView value : values) {
            const auto length = number(value);
            if (!length)
                note(Leniency::Kind::InvalidLength, place);
            else if (repeated && result_.contentLength != length)
                return refusal(
                           QT_TRANSLATE_NOOP("Wire", "two Content-Length values are not the same"),
                           place)
                    .value();
            else if (repeated)
                note(Leniency::Kind::RepeatedLength, place);
            if (length) {
                result_.contentLength = length;
                repeated = true;
            }
        }
        if (values.isEmpty())
            note(Leniency::Kind::InvalidLength, place);
    }
    return {};
}

// RFC 9112 §9.3.
void HeadReader::decideKeepAlive() {
    result_.keepAlive = result_.protocol == Protocol::Http11;
    for (const QByteArrayView value : result_.fields.all("Connection")) {
        for (const QByteArrayView option : http::splitList(value)) {
            if (http::equalsIgnoringCase(option, "close")) {
                result_.keepAlive = false;
                return;
            }
            if (http::equalsIgnoringCase(option, "keep-alive"))
                result_.keepAlive = true;
        }
    }
}

tl::expected<ReadHead, Failure> HeadReader::read() {
    if (const qsizetype nul = head_.indexOf('\0'); nul >= 0)
        return refusal(QT_TRANSLATE_NOOP("Wire", "a NUL stands in the head"), nul);
    place_ = startOfStatusLine(head_);
    if (place_ > 0)
        note(Leniency::Kind::LeadingEmptyLine, 0);
    if (auto failure = readStatusLine(nextLine()))
        return tl::unexpected(*failure);
    while (place_ < head_.size())
        if (const Line line = nextLine(); line.end > line.start)
            readFieldLine(line);
    text_.squeeze();
    spans_.shrink_to_fit();
    result_.fields = http::FieldList::inside(text_, spans_);
    if (auto failure = decideFraming())
        return tl::unexpected(*failure);
    decideKeepAlive();
    std::ranges::stable_sort(result_.leniencies, {}, &Leniency::offset);
    return std::move(result_);
}

} // namespace

HeadPlace findHead(QByteArrayView bytes, qsizetype& searched) {
    const qsizetype start = startOfStatusLine(bytes);
    if (start < 0) {
        const bool cannotCome = bytes.size() >= maxBytesBeforeStatusLine + 4;
        return {cannotCome ? HeadPlace::Found::Not : HeadPlace::Found::NotYet, 0};
    }
    qsizetype place = std::max(start, searched);
    while (true) {
        const qsizetype feed = bytes.indexOf('\n', place);
        if (feed < 0)
            break;
        qsizetype next = feed + 1;
        if (next < bytes.size() && bytes[next] == '\r')
            ++next;
        if (next == bytes.size()) {
            searched = feed;
            return {HeadPlace::Found::NotYet, 0};
        }
        if (bytes[next] == '\n')
            return {HeadPlace::Found::Whole, next + 1};
        place = feed + 1;
    }
    searched = bytes.size();
    return {HeadPlace::Found::NotYet, 0};
}

tl::expected<ReadHead, Failure> readLeniently(QByteArrayView head) {
    return HeadReader(head).read();
}

} // namespace thence::wire
