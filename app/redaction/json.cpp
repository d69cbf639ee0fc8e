#include "app/redaction/json.h"

#include "app/redaction/names.h"
#include "app/redaction/reading.h"
#include "app/url/characters.h"

#include <algorithm>

namespace thence::redaction {

namespace {

constexpr url::ByteSet spaces = url::ByteSet().with(" \t\r\n");
constexpr url::ByteSet numberBytes = url::digitSet.with("+-.eE");
constexpr size_t deepest = 2000; ///< what is nested deeper is read as if it stood there
constexpr qsizetype longestName = 160;

/// {"name": …, "value": …}: which of the two a member is.
enum class Role { None, Name, Value };

Role roleOf(QByteArrayView name) {
    const QByteArray lower = name.toByteArray().toLower();
    for (const char* const word : {"name", "key", "field", "header", "param", "parameter", "id",
                                   "property", "label", "k", "n"})
        if (lower == word)
            return Role::Name;
    for (const char* const word : {"value", "val", "content", "data", "v", "default", "text"})
        if (lower == word)
            return Role::Value;
    return Role::None;
}

class Finder {
public:
    Finder(QByteArrayView text, Spans& found, Spans& escaped)
        : text_(text), found_(found), escaped_(escaped) {}

    void run() {
        for (qsizetype i = 0; i < text_.size();)
            i = step(i);
        while (!frames_.empty())
            close();
    }

private:
    struct Frame {
        Grade below = Grade::None; ///< of the names above
        Grade own = Grade::None;   ///< of the member's name
        Role role = Role::None;
        Grade named = Grade::None; ///< of what {"name": …} says
        Span value;                ///< ... and its "value", or the second of [name, value]
        int strings = -1;          ///< of an array; -1: an object
    };

    qsizetype step(qsizetype i) {
        switch (text_[i]) {
        case '"':
            return string(i);
        case '{':
        case '[':
            open(i);
            break;
        case '}':
        case ']':
            close();
            break;
        case ',':
            if (!frames_.empty()) {
                frames_.back().own = Grade::None;
                frames_.back().role = Role::None;
            }
            break;
        default:
            if ((text_[i] >= '0' && text_[i] <= '9') || text_[i] == '-')
                return number(i);
        }
        return i + 1;
    }

    void open(qsizetype i) {
        if (frames_.size() >= deepest) {
            ++tooDeep_;
            return;
        }
        Grade below = Grade::None;
        if (!frames_.empty())
            below = std::max(frames_.back().below, frames_.back().own);
        // Members have names of their own, which may say that they are none: {"token": {"type":
        // …}}.
        if (text_[i] == '{')
            below = std::min(below, Grade::UnlessPlain);
        Frame frame;
        frame.below = below;
        frame.strings = text_[i] == '[' ? 0 : -1;
        frames_.push_back(frame);
    }

    void close() {
        if (tooDeep_ > 0) {
            --tooDeep_;
            return;
        }
        if (frames_.empty())
            return;
        const Frame& frame = frames_.back();
        const bool isPair = frame.strings < 0 || frame.strings == 2;
        if (isPair && frame.value.size > 0 && isSecret(frame.named, bytes(frame.value)))
            found_.push_back(frame.value);
        frames_.pop_back();
    }

    QByteArrayView bytes(const Span& span) const { return text_.sliced(span.start, span.size); }

    qsizetype string(qsizetype quote) {
        qsizetype end = quote + 1;
        while (end < text_.size() && text_[end] != '"')
            end += text_[end] == '\\' ? 2 : 1;
        end = std::min(end, text_.size());
        const Span span{quote + 1, end - quote - 1, true};
        qsizetype next = end + 1;
        while (next < text_.size() && spaces.contains(text_[next]))
            ++next;
        if (next < text_.size() && text_[next] == ':') {
            name(span);
            return next + 1;
        }
        value(span);
        return end + 1;
    }

    void name(const Span& span) {
        if (frames_.empty())
            frames_.push_back({}); // a text that is cut at its start
        const QByteArrayView raw = bytes(span);
        const QByteArray plain = decoded(raw.last(std::min(raw.size(), longestName)));
        frames_.back().own = gradeOf(plain);
        frames_.back().role = roleOf(plain);
    }

    void value(const Span& span) {
        if (span.size <= 0)
            return;
        if (frames_.empty())
            frames_.push_back({}); // a string alone
        Frame& frame = frames_.back();
        if (frame.strings >= 0 && frame.strings < 3) {
            ++frame.strings;
            if (frame.strings == 1 && gradeOf(bytes(span)) == Grade::Always)
                frame.named = Grade::UnlessPlain;
            else if (frame.strings == 2)
                frame.value = span;
        } else if (frame.role == Role::Name)
            frame.named = std::max(frame.named, gradeOf(bytes(span)));
        else if (frame.role == Role::Value)
            frame.value = span;
        if (isSecret(std::max(frame.below, frame.own), bytes(span)))
            found_.push_back(span);
        else if (bytes(span).contains('\\'))
            escaped_.push_back(span);
    }

    qsizetype number(qsizetype start) {
        qsizetype end = start;
        while (end < text_.size() && numberBytes.contains(text_[end]))
            ++end;
        const char before = start > 0 ? text_[start - 1] : ' ';
        if (end > start + (text_[start] == '-') && QByteArrayView(":,[ \t\r\n").contains(before))
            value({start, end - start, true, true});
        return end;
    }

    QByteArrayView text_;
    Spans& found_;
    Spans& escaped_;
    std::vector<Frame> frames_;
    qsizetype tooDeep_ = 0;
};

} // namespace

void findInJson(QByteArrayView text, Spans& found, Spans& escaped) {
    Finder(text, found, escaped).run();
}

} // namespace thence::redaction
