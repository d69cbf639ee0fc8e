#include "app/redaction/pairs.h"

#include "app/http/syntax.h"
#include "app/redaction/fields.h"
#include "app/redaction/looks.h"
#include "app/redaction/names.h"
#include "app/url/characters.h"
#include "app/url/percent.h"

#include <QByteArray>

#include <algorithm>

namespace thence::redaction {

namespace {

using url::ByteSet;

constexpr qsizetype longestName = 160;
constexpr qsizetype longestJudged = 128; ///< bytes of a value that decide
constexpr int maxPunctuation = 8;        ///< bytes after a value that are none of it
constexpr ByteSet spaces = ByteSet().with(" \t");
constexpr ByteSet quotes = ByteSet().with("\"'`");
constexpr ByteSet openings = ByteSet().with("[{(");
constexpr ByteSet punctuation = ByteSet().with(";,.)}]{([");
constexpr ByteSet nameBytes = url::letterSet.with('0', '9').with("_-.[]%$*~+");
constexpr ByteSet valueBytes = url::letterSet.with('0', '9').with("_-.~+/=!$%^*@#");
constexpr ByteSet lineEnds = ByteSet().with("\r\n\"'<>");

// Where values end.
constexpr ByteSet textEnds = ByteSet().with("\"'`<>& \t\r\n\\");
constexpr ByteSet pathEnds = ByteSet().with("/?#&");
constexpr ByteSet queryEnds = ByteSet().with("&#");
constexpr ByteSet formEnds = ByteSet().with("&");

/// What is judged of a value: as a browser decodes it.
QByteArray readable(QByteArrayView value) {
    QByteArray start = value.first(std::min(value.size(), longestJudged)).toByteArray();
    if (start.contains('+') && !start.contains('/') && !start.contains('='))
        start.replace('+', ' ');
    return start.contains('%') ? url::percentDecoded(start) : start;
}

class Finder {
public:
    Finder(QByteArrayView text, Syntax syntax, Spans& found)
        : text_(text), syntax_(syntax), found_(found) {}

    void run() {
        for (qsizetype i = 0; i < text_.size(); ++i) {
            const char c = text_[i];
            if (syntax_ != Syntax::Text && (c == '?' || c == '#')) {
                isQuery_ = true;
                isFragment_ |= c == '#';
            }
            if (c == '=' || (c == ':' && syntax_ == Syntax::Text))
                i = std::max(i, judge(i) - 1);
            else if ((c == ' ' || c == '\t') && syntax_ == Syntax::Text)
                i = std::max(i, judgeWords(i) - 1);
        }
    }

private:
    /// Looks at what stands around the separator at `i`; the end of the secret, if there is one.
    qsizetype judge(qsizetype i) {
        qsizetype end = i;
        bool isQuoted = false;
        if (syntax_ == Syntax::Text) {
            while (end > 0 && i - end < 8 && spaces.contains(text_[end - 1]))
                --end;
            end -= end > 1 && text_[end - 1] == ']' && quotes.contains(text_[end - 2]); // x["name"]
            isQuoted = end > 0 && quotes.contains(text_[end - 1]);
            end -= isQuoted;
        }
        qsizetype start = end;
        while (start > 0 && end - start < longestName && nameBytes.contains(text_[start - 1]))
            --start;
        if (start == end)
            return i;
        QByteArrayView name = text_.sliced(start, end - start);
        if (syntax_ == Syntax::Text) // "session.tokens.length"
            name = name.sliced(name.lastIndexOf('.') + 1);
        if (syntax_ == Syntax::Text && text_[i] == ':' && !isQuoted && isLine(name, i))
            return i + 1 + lineEnd_;
        const Grade grade = gradeOf(name);
        if (grade == Grade::None)
            return i;
        return syntax_ == Syntax::Text ? textValue(i, grade, end < i || isQuoted, isQuoted)
                                       : plainValue(i + 1, grade);
    }

    /// "machine a.test login ada password S", "invalid token "S"": only what is neither a word nor
    /// a number, for names that leave no doubt.
    qsizetype judgeWords(qsizetype space) {
        constexpr qsizetype shortest = 6;
        qsizetype start = space + 1;
        start += start < text_.size() && quotes.contains(text_[start]);
        qsizetype end = start;
        bool hasDigit = false, hasLetter = false;
        for (; end < text_.size() && end - start < longestJudged && valueBytes.contains(text_[end]);
             ++end) {
            hasDigit |= url::digitSet.contains(text_[end]);
            hasLetter |= url::letterSet.contains(text_[end]);
        }
        const bool isVersion = text_.sliced(start).startsWith("HTTP/");
        if (!hasDigit || !hasLetter || isVersion || end - start < shortest)
            return space;
        qsizetype name = space;
        while (name > 0 && space - name < longestName && nameBytes.contains(text_[name - 1]))
            --name;
        if (name == space || gradeOf(text_.sliced(name, space - name)) != Grade::Always)
            return space;
        return take(start, endAt(start, textEnds), Grade::UnlessPlain);
    }

    /// "Set-Cookie: …" in the middle of something else: its secrets are those of the field.
    bool isLine(QByteArrayView name, qsizetype colon) {
        if (name.size() < 6 || name.size() > 40 || fieldSecret(name, {}) == FieldSecret::None)
            return false;
        qsizetype end = colon + 1;
        while (end < text_.size() && !lineEnds.contains(text_[end]))
            ++end;
        const QByteArrayView value = text_.sliced(colon + 1, end - colon - 1);
        const qsizetype before = value.size() - QByteArrayView(http::trimmed(value)).size();
        if (before == value.size())
            return false;
        Spans inside;
        findInField(name, value, inside);
        for (Span span : inside) {
            span.start += colon + 1;
            found_.push_back(span);
        }
        lineEnd_ = value.size();
        return true;
    }

    qsizetype plainValue(qsizetype start, Grade grade) {
        const bool inPath = syntax_ == Syntax::Url && !isQuery_;
        const bool inFragment = isFragment_ || syntax_ == Syntax::Form;
        const ByteSet& ends = inPath ? pathEnds : inFragment ? formEnds : queryEnds;
        return take(start, endAt(start, ends), grade);
    }

    /// `isLoose`: with spaces or quotation marks around the name, as code and prose have them.
    qsizetype textValue(qsizetype separator, Grade grade, bool isLoose, bool isQuotedName) {
        const bool isColon = text_[separator] == ':';
        qsizetype start = separator + 1;
        while (start < text_.size() && start - separator < 10 &&
               (spaces.contains(text_[start]) || text_[start] == '=' || text_[start] == '>'))
            ++start;
        isLoose |= start > separator + 1;
        if (start >= text_.size())
            return separator;
        if (quotes.contains(text_[start]))
            return quotedValue(start, grade, isColon && !isQuotedName);
        if (openings.contains(text_[start]) && (isLoose || isColon))
            return separator; // of code, or of JSON, whose reader sees more
        qsizetype end = endAt(start, textEnds);
        const QByteArrayView whole = text_.sliced(start, std::min(end - start, longestJudged));
        for (int i = 0; i < maxPunctuation && end > start && punctuation.contains(text_[end - 1]);
             ++i)
            --end;
        if (isLoose || isColon)
            grade = std::min(grade, Grade::UnlessPlain);
        const QByteArrayView value = whole.first(std::min(end - start, whole.size()));
        if (whole.contains('(') || value.contains(')') || isExpression(value))
            return separator;
        return take(start, end, grade);
    }

    /// "response.token" in code is where a secret comes from, and none.
    static bool isExpression(QByteArrayView value) {
        return value.contains('.') && std::all_of(value.begin(), value.end(), [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '_';
               });
    }

    /// `isCode`: after {name: …}, where "keyword.operator" is more likely than a secret.
    qsizetype quotedValue(qsizetype quote, Grade grade, bool isCode) {
        qsizetype end = quote + 1;
        while (end < text_.size() && text_[end] != text_[quote])
            end += text_[end] == '\\' ? 2 : 1;
        if (end >= text_.size()) { // open: to the end of the line, which a cut may be
            const qsizetype feed = text_.indexOf('\n', quote);
            end = feed < 0 ? text_.size() : feed;
        }
        const QByteArrayView value =
            text_.sliced(quote + 1, std::max<qsizetype>(end - quote - 1, 0));
        if (isCode && value.contains('.') && isWordlike(value))
            return quote + 1;
        return take(quote + 1, end, grade);
    }

    qsizetype take(qsizetype start, qsizetype end, Grade grade) {
        if (start >= end || !isSecret(grade, readable(text_.sliced(start, end - start))))
            return start;
        found_.push_back({start, end - start, true});
        return end;
    }

    /// The next of `ends` at or after `start`. What was found before is kept: a text of nothing but
    /// "=" asks as often as it is long.
    qsizetype endAt(qsizetype start, const ByteSet& ends) {
        if (start < knownEnd_ && &ends == knownEnds_)
            return knownEnd_;
        knownEnds_ = &ends;
        knownEnd_ = start;
        while (knownEnd_ < text_.size() && !ends.contains(text_[knownEnd_]))
            ++knownEnd_;
        return knownEnd_;
    }

    QByteArrayView text_;
    Syntax syntax_;
    Spans& found_;
    bool isQuery_ = false;
    bool isFragment_ = false;
    qsizetype lineEnd_ = 0;
    qsizetype knownEnd_ = -1;
    const ByteSet* knownEnds_ = nullptr;
};

} // namespace

void findPairs(QByteArrayView text, Syntax syntax, Spans& found) {
    Finder(text, syntax, found).run();
}

} // namespace thence::redaction
