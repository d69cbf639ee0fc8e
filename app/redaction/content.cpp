#include "app/redaction/content.h"

#include "app/http/mediatype.h"
#include "app/http/syntax.h"
#include "app/redaction/fields.h"
#include "app/redaction/json.h"
#include "app/redaction/markup.h"
#include "app/redaction/names.h"
#include "app/redaction/pairs.h"
#include "app/redaction/reading.h"
#include "app/redaction/shapes.h"

#include <QByteArray>

#include <algorithm>

namespace thence::redaction {

namespace {

constexpr int deepestPart = 4; ///< of multipart in multipart

/// Finds in `part` of a text and puts the places as those of the text.
template <typename Find>
void findInPart(qsizetype start, QByteArrayView part, Spans& found, Find&& find) {
    Spans inside;
    find(part, inside);
    for (Span span : inside) {
        span.start += start;
        found.push_back(span);
    }
}

/// What is a secret by its looks or a name beside it, in every layer of encoding.
void findLayers(QByteArrayView text, Syntax syntax, Layer layer, Spans& found) {
    findInLayers(text, layer, found, [syntax](QByteArrayView bytes, Spans& inside) {
        findPairs(bytes, syntax, inside);
        if (syntax != Syntax::Text)
            findPairs(bytes, Syntax::Text, inside);
        findShapes(bytes, inside);
        findUserinfo(bytes, syntax == Syntax::Url, inside);
        findSegments(bytes, inside);
    });
}

QByteArrayView start(QByteArrayView content) {
    for (const QByteArrayView mark : {QByteArrayView("\xef\xbb\xbf"), QByteArrayView(")]}'")})
        if (content.startsWith(mark))
            content = content.sliced(mark.size());
    return content.trimmed();
}

/// Whether JSON begins within the first bytes: "for (;;);{", "callback([".
bool looksLikeJson(QByteArrayView content) {
    constexpr qsizetype nearStart = 80;
    const QByteArrayView here = start(content);
    if (here.startsWith('{') || here.startsWith('[') || here.startsWith('"'))
        return true;
    const QByteArrayView first = here.first(std::min(here.size(), nearStart));
    return !here.startsWith('<') && (first.contains("({") || first.contains("([") ||
                                     first.contains(";{") || first.contains(";["));
}

/// Zero bytes, and not one in every character as in UTF-16.
bool isBinary(QByteArrayView content) {
    const qsizetype first = content.indexOf('\0');
    if (first < 0)
        return false;
    const auto zeros = std::count(content.begin(), content.end(), '\0');
    return zeros * 3 < content.size();
}

QByteArray lower(QByteArrayView text) {
    return text.toByteArray().toLower();
}

/// Whether a media type is that of text that names its values; zero bytes in such are strays.
bool isText(QByteArrayView type) {
    for (const char* const part : {"text/", "json", "xml", "x-www-form-urlencoded", "javascript"})
        if (type.contains(part))
            return true;
    return false;
}

/// "boundary" of "multipart/form-data; boundary=x" (RFC 2046 §5.1.1), or what the first line says.
QByteArray boundaryOf(QByteArrayView content, const http::MediaType& type) {
    if (const QByteArray boundary = type.parameter("boundary"); !boundary.isEmpty())
        return "--" + boundary;
    const QByteArrayView line = content.first(std::max<qsizetype>(
        0, content.first(std::min<qsizetype>(content.size(), 200)).indexOf('\n')));
    const bool isDelimiter =
        line.startsWith("--") && line.trimmed().size() > 4 && content.contains("ontent-");
    return isDelimiter ? line.trimmed().toByteArray() : QByteArray();
}

/// `name="…"` of a Content-Disposition (RFC 7578 §4.2); also `name*=`.
QByteArray partName(QByteArrayView head) {
    const QByteArray text = lower(head);
    qsizetype at = -1;
    for (at = text.indexOf("name", at + 1); at >= 0; at = text.indexOf("name", at + 1)) {
        const bool isWhole = at > 0 && QByteArrayView("; \t").contains(text[at - 1]);
        qsizetype from = at + 4;
        while (from < text.size() && QByteArrayView("* \t").contains(text[from]))
            ++from;
        if (!isWhole || from >= text.size() || text[from] != '=')
            continue;
        ++from;
        while (from < text.size() && QByteArrayView(" \t\"'").contains(text[from]))
            ++from;
        qsizetype end = from;
        while (end < text.size() && !QByteArrayView("\"\r\n;").contains(text[end]))
            end += text[end] == '\\' ? 2 : 1;
        end = std::min(end, text.size());
        return decoded(head.sliced(from, end - from));
    }
    return {};
}

QByteArrayView typeOfPart(QByteArrayView head) {
    const qsizetype at = lower(head).indexOf("content-type:");
    if (at < 0)
        return {};
    const QByteArrayView rest = head.sliced(at + 13);
    const qsizetype feed = rest.indexOf('\n');
    return http::trimmed(feed < 0 ? rest : rest.first(feed));
}

/// JSON, and what its strings are when their escapes are taken off.
void findInJsonStrings(QByteArrayView content, Spans& found) {
    Spans escaped;
    findInJson(content, found, escaped);
    for (const Span& string : escaped)
        findInPart(string.start, content.sliced(string.start, string.size), found,
                   [](QByteArrayView text, Spans& inside) {
                       findLayers(text, Syntax::Text, Layer::Text, inside);
                   });
}

void findFormat(QByteArrayView content, QByteArrayView mediaType, Spans& found, int partsLeft);

void findInMultipart(QByteArrayView content, QByteArrayView boundary, Spans& found, int partsLeft) {
    qsizetype at = content.indexOf(boundary);
    while (at >= 0) {
        const qsizetype from = at + boundary.size();
        at = content.indexOf(boundary, from);
        const QByteArrayView part = content.sliced(from, (at < 0 ? content.size() : at) - from);
        qsizetype head = part.indexOf("\r\n\r\n"), gap = 4;
        if (const qsizetype bare = part.indexOf("\n\n"); head < 0 || (bare >= 0 && bare < head)) {
            head = bare;
            gap = 2;
        }
        if (head < 0)
            continue;
        const QByteArrayView fields = part.first(head);
        const QByteArrayView value = part.sliced(head + gap);
        findInPart(from, fields, found, findInHead);
        const QByteArrayView bare = value.endsWith("\r\n") ? value.chopped(2) : value.trimmed();
        const qsizetype place = from + head + gap;
        const qsizetype shift = bare.isEmpty() ? 0 : bare.data() - value.data();
        if (isSecret(partName(fields), bare))
            found.push_back({place + shift, bare.size(), true});
        else
            findInPart(place, value, found, [&](QByteArrayView text, Spans& inside) {
                findFormat(text, typeOfPart(fields), inside, partsLeft - 1);
            });
    }
}

/// The columns of comma-separated values that a first line of names says are secret.
void findInTable(QByteArrayView content, char separator, Spans& found) {
    constexpr qsizetype maxColumns = 200;
    const qsizetype feed = content.indexOf('\n');
    if (feed < 0)
        return;
    QList<Grade> grades;
    for (const QByteArrayView name : http::splitList(content.first(feed), separator))
        grades.append(grades.size() < maxColumns ? gradeOf(name) : Grade::None);
    if (std::all_of(grades.begin(), grades.end(), [](Grade g) { return g == Grade::None; }))
        return;
    qsizetype column = 0, begin = feed + 1;
    bool isQuoted = false;
    for (qsizetype i = begin; i <= content.size(); ++i) {
        const char c = i < content.size() ? content[i] : '\n';
        isQuoted ^= c == '"';
        if (isQuoted && i < content.size())
            continue;
        if (c != separator && c != '\n')
            continue;
        const QByteArrayView cell = content.sliced(begin, i - begin);
        const QByteArrayView bare = cell.trimmed();
        if (column < grades.size() && !bare.isEmpty() && isSecret(grades[column], bare))
            found.push_back({begin + (bare.data() - cell.data()), bare.size(), true});
        column = c == '\n' ? 0 : column + 1;
        begin = i + 1;
    }
}

void findFormat(QByteArrayView content, QByteArrayView mediaType, Spans& found, int partsLeft) {
    const http::MediaType declared = http::mediaType(mediaType);
    const QByteArray& type = declared.essence;
    if (partsLeft > 0)
        if (const QByteArray boundary = boundaryOf(content, declared); !boundary.isEmpty())
            return findInMultipart(content, boundary, found, partsLeft);
    // Names and values of what is no text are chance, and a picture must stay whole.
    if (isBinary(content) && !isText(type))
        return findShapes(content, found);
    const bool isMarkup =
        start(content).startsWith('<') || type.contains("html") || type.contains("xml");
    const bool isForm = type.contains("x-www-form-urlencoded") ||
                        (type.isEmpty() && !isMarkup && !looksLikeJson(content) &&
                         !content.contains(' ') && content.contains('='));
    const bool isJson = type.contains("json") || looksLikeJson(content);
    if (isJson)
        findInJsonStrings(content, found);
    if (isMarkup)
        findInMarkup(content, found);
    if (type.contains("csv") || type.contains("tab-separated"))
        findInTable(content, type.contains("csv") ? ',' : '\t', found);
    findLayers(content, isForm ? Syntax::Form : Syntax::Text, isJson ? Layer::Json : Layer::Text,
               found);
    if (isJson || isMarkup)
        return;
    // JSON or markup in UTF-16, in a form, in a string: a layer down.
    const auto reading = Reading::of(content, Layer::Text);
    const bool isTags = reading && start(reading->bytes()).startsWith('<');
    if (!reading || !(isTags || looksLikeJson(reading->bytes())))
        return;
    Spans inside;
    isTags ? findInMarkup(reading->bytes(), inside) : findInJsonStrings(reading->bytes(), inside);
    for (const Span& span : inside)
        if (span.size > 0)
            found.push_back(reading->before(span));
}

} // namespace

void findInContent(QByteArrayView content, QByteArrayView mediaType, Spans& found) {
    findFormat(content, mediaType, found, deepestPart);
}

void findInHead(QByteArrayView head, Spans& found) {
    for (qsizetype begin = 0; begin < head.size();) {
        qsizetype feed = head.indexOf('\n', begin);
        // A line that begins with a space goes on with the field before (RFC 9112 §5.2).
        while (feed >= 0 && feed > begin + 1 && feed + 1 < head.size() &&
               (head[feed + 1] == ' ' || head[feed + 1] == '\t'))
            feed = head.indexOf('\n', feed + 1);
        const qsizetype end = feed < 0 ? head.size() : feed + 1;
        const QByteArrayView line = head.sliced(begin, end - begin);
        const qsizetype colon = line.indexOf(':');
        const QByteArrayView name = http::trimmed(line.first(std::max<qsizetype>(colon, 0)));
        const QByteArrayView bare = line.sliced(colon + 1).trimmed();
        if (colon > 0 && http::isToken(name) && !bare.isEmpty()) {
            findInPart(bare.data() - head.data(), bare, found,
                       [&](QByteArrayView value, Spans& inside) {
                           findInFieldValue(name, value, inside);
                       });
        } else {
            // A request line has the target between two spaces; whatever else it is, it is text.
            const qsizetype space = line.indexOf(' ');
            const QByteArrayView target = space < 0 ? line : line.sliced(space + 1).trimmed();
            const qsizetype last = target.lastIndexOf(' ');
            const QByteArrayView url = last < 0 ? target : target.first(last);
            findInPart(url.isEmpty() ? begin : url.data() - head.data(), url, found, findInUrl);
            findInPart(begin, line, found, findInText);
        }
        begin = end;
    }
}

void findInFieldValue(QByteArrayView name, QByteArrayView value, Spans& found) {
    findInField(name, value, found);
    const bool isUrl = holdsUrl(name, value);
    findLayers(value, isUrl ? Syntax::Url : Syntax::Text, isUrl ? Layer::Url : Layer::Text, found);
    if (looksLikeJson(value))
        findInJsonStrings(value, found);
}

void findInUrl(QByteArrayView url, Spans& found) {
    findLayers(url, Syntax::Url, Layer::Url, found);
}

void findInText(QByteArrayView text, Spans& found) {
    findLayers(text, Syntax::Text, Layer::Text, found);
}

} // namespace thence::redaction
