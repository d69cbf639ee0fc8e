#include "app/redaction/markup.h"

#include "app/http/syntax.h"
#include "app/redaction/looks.h"
#include "app/redaction/names.h"
#include "app/redaction/reading.h"
#include "app/url/characters.h"

#include <QByteArray>

#include <algorithm>
#include <array>

namespace thence::redaction {

namespace {

constexpr qsizetype longestName = 160;

constexpr url::ByteSet spaces = url::ByteSet().with(" \t\r\n\f");
constexpr url::ByteSet nameEnds = spaces.with("/><");
constexpr url::ByteSet attributeEnds = nameEnds.with("=");

bool isSpace(char c) {
    return spaces.contains(c);
}

bool isOneOf(QByteArrayView name, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return http::equalsIgnoringCase(name, word); });
}

struct Attribute {
    QByteArrayView name;
    Span value;
};

struct Tag {
    QByteArrayView name; ///< without "/" and prefix
    std::array<Attribute, 16> attributes;
    size_t count = 0; ///< of attributes; those beyond the sixteenth are judged alone
    bool closes = false;
    bool isEmpty = false; ///< "<a/>"
};

class Finder {
public:
    Finder(QByteArrayView text, Spans& found) : text_(text), found_(found) {}

    void run() {
        for (qsizetype i = 0; i < text_.size();) {
            const qsizetype open = text_.indexOf('<', i);
            const qsizetype end = open < 0 ? text_.size() : open;
            words(i, end);
            i = open < 0 ? end : markup(open);
        }
    }

private:
    /// What begins with "<" at `i`; the place after it.
    qsizetype markup(qsizetype i) {
        const QByteArrayView here = text_.sliced(i);
        if (here.startsWith("<!--"))
            return after("-->", i);
        if (here.startsWith("<![CDATA[")) {
            const qsizetype end = after("]]>", i);
            words(i + 9, here.size() > end - i ? end - 3 : end);
            return end;
        }
        if (here.startsWith("<!") || here.startsWith("<?"))
            return after(">", i);
        if (here.size() < 2 || isSpace(here[1]))
            return i + 1;
        return tag(i + 1);
    }

    qsizetype after(QByteArrayView mark, qsizetype from) {
        const qsizetype at = text_.indexOf(mark, from);
        return at < 0 ? text_.size() : at + mark.size();
    }

    qsizetype tag(qsizetype i) {
        Tag tag;
        tag.closes = text_[i] == '/';
        i += tag.closes;
        const qsizetype start = i;
        while (i < text_.size() && !nameEnds.contains(text_[i]))
            ++i;
        tag.name = text_.sliced(start, i - start);
        tag.name = tag.name.sliced(tag.name.indexOf(':') + 1);
        while (i < text_.size() && text_[i] != '>' && text_[i] != '<') {
            tag.isEmpty = text_[i] == '/';
            i = isSpace(text_[i]) || text_[i] == '/' ? i + 1 : attribute(i, tag);
        }
        if (tag.closes)
            close(tag);
        else
            open(tag);
        return i < text_.size() && text_[i] == '>' ? i + 1 : i;
    }

    qsizetype attribute(qsizetype i, Tag& tag) {
        Attribute attribute;
        qsizetype start = i;
        while (i < text_.size() && !attributeEnds.contains(text_[i]))
            ++i;
        attribute.name = text_.sliced(start, i - start);
        qsizetype equals = i;
        while (equals < text_.size() && isSpace(text_[equals]))
            ++equals;
        if (equals >= text_.size() || text_[equals] != '=')
            return std::max(i, start + 1);
        i = equals + 1;
        while (i < text_.size() && isSpace(text_[i]))
            ++i;
        if (i < text_.size() && QByteArrayView("\"'").contains(text_[i])) {
            const qsizetype close = text_.indexOf(text_[i], i + 1);
            const qsizetype end = close < 0 ? text_.size() : close;
            attribute.value = {i + 1, end - i - 1, true};
            i = std::min(end + 1, text_.size());
        } else {
            start = i;
            while (i < text_.size() && !isSpace(text_[i]) && text_[i] != '>')
                ++i;
            attribute.value = {start, i - start, true};
        }
        judge(gradeOf(attribute.name), attribute.value);
        if (tag.count < tag.attributes.size())
            tag.attributes[tag.count++] = attribute;
        return i;
    }

    QByteArrayView bytes(const Span& span) const { return text_.sliced(span.start, span.size); }

    void judge(Grade grade, const Span& span) {
        if (grade != Grade::None && span.size > 0 && isSecret(grade, bytes(span)))
            found_.push_back(span);
    }

    void open(const Tag& tag) {
        const Grade said = saidByAttributes(tag);
        for (size_t i = 0; i < tag.count && said != Grade::None; ++i)
            if (isOneOf(tag.attributes[i].name, {"value", "content", "data-value", "default"}))
                judge(said, tag.attributes[i].value);
        const bool isVoid =
            tag.isEmpty || isOneOf(tag.name, {"input", "meta", "link", "img", "br"});
        if (isVoid)
            return;
        if (secret_ != Grade::None) {
            depth_ += http::equalsIgnoringCase(tag.name, secretName_);
            return;
        }
        const bool isNameElement = isOneOf(tag.name, {"key", "name"});
        // HTML has a <code> for code.
        Grade own = isNameElement || isOneOf(tag.name, {"code"})
                        ? Grade::None
                        : gradeOf(tag.name.first(std::min(tag.name.size(), longestName)));
        isLoose_ = own == Grade::None &&
                   !isOneOf(tag.name, {"textarea", "string", "value", "entry", "property", "param",
                                       "setting", "item", "field", "data", "text"});
        own = std::max(own, said);
        if (isOneOf(tag.name, {"value", "string", "text", "data", "integer"})) {
            isLoose_ &= announced_ == Grade::None;
            own = std::max(own, announced_);
        }
        if (!isNameElement)
            announced_ = Grade::None;
        isName_ = isNameElement;
        if (own != Grade::None) {
            secret_ = own;
            secretName_ = tag.name;
            depth_ = 1;
        }
    }

    /// What `name="password"`, `key="ApiKey"` or `type=password` say of the element.
    Grade saidByAttributes(const Tag& tag) const {
        Grade said = Grade::None;
        for (size_t i = 0; i < tag.count; ++i) {
            const auto& [name, value] = tag.attributes[i];
            const QByteArrayView text = bytes(value);
            if (isOneOf(name, {"name", "key", "id", "property", "itemprop", "http-equiv"}))
                said = std::max(said,
                                gradeOf(decoded(text.first(std::min(text.size(), longestName)))));
            else if (isOneOf(name, {"type"}) && isOneOf(text, {"password"}))
                said = Grade::Always;
        }
        return said;
    }

    void close(const Tag& tag) {
        isName_ = false;
        if (secret_ != Grade::None && http::equalsIgnoringCase(tag.name, secretName_) &&
            --depth_ == 0)
            secret_ = Grade::None;
    }

    /// Text between tags.
    void words(qsizetype start, qsizetype end) {
        while (start < end && isSpace(text_[start]))
            ++start;
        while (end > start && isSpace(text_[end - 1]))
            --end;
        const Span span{start, end - start, true};
        if (span.size <= 0)
            return;
        if (secret_ == Grade::None) {
            if (isName_)
                announced_ = gradeOf(bytes(span));
            return;
        }
        // What an id or a name says of a heading or a paragraph is little.
        constexpr qsizetype shortestLoose = 8;
        const QByteArrayView text = bytes(span);
        if (!isLoose_ || looksRandom(text, shortestLoose))
            judge(secret_, span);
    }

    QByteArrayView text_;
    Spans& found_;
    Grade secret_ = Grade::None; ///< of the element that one is in
    QByteArrayView secretName_;
    qsizetype depth_ = 0; ///< of elements of that name
    bool isLoose_ = false;
    bool isName_ = false;           ///< in <key> or <name>
    Grade announced_ = Grade::None; ///< what its text said
};

} // namespace

void findInMarkup(QByteArrayView text, Spans& found) {
    Finder(text, found).run();
}

} // namespace thence::redaction
