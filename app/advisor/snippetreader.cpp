#include "app/advisor/snippet.h"

#include "app/json/document.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

using json::Cursor;

/// Lines are texts, or {"when": "elsewhere", "line": "…"}.
void readLines(Cursor& at, Snippet& snippet) {
    const QJsonArray items = at.requiredArray("lines");
    for (const QJsonValue& item : items) {
        const QJsonObject limited = item.toObject();
        const bool elsewhere = limited.value("when"_L1) == "elsewhere"_L1;
        if (!item.isString() && !elsewhere)
            at.fail("lines", u"texts, or lines for elsewhere"_s);
        const QString text =
            item.isString() ? item.toString() : limited.value("line"_L1).toString();
        snippet.lines.push_back({text.toUtf8(), elsewhere});
    }
}

void readStatuses(Cursor& at, Snippet& snippet) {
    for (const QJsonValue& status : at.array("statuses"))
        snippet.statuses.append(status.toInt());
    if (snippet.statuses.isEmpty() || snippet.statuses.contains(0))
        at.fail("statuses", u"a list of numbers"_s);
    const QJsonObject words = at.object("statusWords");
    for (auto word = words.begin(); word != words.end(); ++word)
        snippet.statusWords.insert(word.key().toInt(), word.value().toString().toUtf8());
}

void readSource(Cursor& parent, Snippet& snippet) {
    Cursor at = parent.part("source");
    at.read("title", snippet.source.title);
    at.read("url", snippet.source.url);
    at.finish();
    if (snippet.source.title.isEmpty() || !snippet.source.url.startsWith("https://"_L1))
        parent.fail("source", u"a title and an https URL"_s);
}

void checkPlaceholders(Cursor& at, const char* key, const Snippet& snippet,
                       const QByteArray& text) {
    if (const auto unknown = unknownPlaceholder(snippet, text))
        at.fail(key,
                u"a value and quotings that exist, not “%1”"_s.arg(QString::fromUtf8(*unknown)));
}

Snippet readParts(Cursor& at) {
    Snippet snippet;
    snippet.id = at.required("id");
    snippet.name = at.required("name");
    snippet.file = at.required("file");
    at.read("note", snippet.note);
    at.read("order", snippet.order, 0);
    readStatuses(at, snippet);
    readSource(at, snippet);
    const QJsonObject definitions = at.object("define");
    for (auto part = definitions.begin(); part != definitions.end(); ++part)
        snippet.definitions.insert(part.key().toUtf8(), part.value().toString().toUtf8());
    readLines(at, snippet);
    for (const Snippet::Line& line : snippet.lines)
        checkPlaceholders(at, "lines", snippet, line.text);
    for (const QByteArray& part : snippet.definitions)
        checkPlaceholders(at, "define", snippet, part);
    return snippet;
}

QList<Snippet> readAll() {
    const QDir folder(u":/snippets"_s);
    QList<Snippet> result;
    for (const QString& name : folder.entryList({u"*.json"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        const auto snippet =
            readSnippet(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(), name);
        if (snippet)
            result.append(*snippet);
        else
            qWarning("%s", qUtf8Printable(snippet.error().text()));
    }
    std::sort(result.begin(), result.end(),
              [](const Snippet& a, const Snippet& b) { return a.order < b.order; });
    return result;
}

} // namespace

tl::expected<Snippet, json::SchemaError> readSnippet(const QByteArray& json, const QString& file) {
    return json::readDocument(json, file, readParts);
}

const QList<Snippet>& snippets() {
    static const QList<Snippet> all = readAll();
    return all;
}

const Snippet* findSnippet(const QString& id) {
    const QList<Snippet>& all = snippets();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Snippet& s) { return s.id == id; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace thence::advisor
