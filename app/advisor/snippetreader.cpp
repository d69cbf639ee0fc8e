#include "app/advisor/snippet.h"

#include "app/advisor/snippettemplate.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

tl::unexpected<SchemaError> fail(const QString& file, const QString& key, const QString& expected) {
    return tl::unexpected(SchemaError{file, key, expected});
}

void readLines(const QJsonArray& items, Snippet& snippet) {
    for (const QJsonValue& item : items) {
        const QJsonObject limited = item.toObject();
        const bool elsewhere = limited.value("when"_L1) == "elsewhere"_L1;
        const QString text =
            item.isString() ? item.toString() : limited.value("line"_L1).toString();
        snippet.lines.push_back({text.toUtf8(), elsewhere});
    }
}

void readParts(const QJsonObject& root, Snippet& snippet) {
    for (const QJsonValue& status : root.value("statuses"_L1).toArray())
        snippet.statuses.append(status.toInt());
    const QJsonObject words = root.value("statusWords"_L1).toObject();
    for (auto word = words.begin(); word != words.end(); ++word)
        snippet.statusWords.insert(word.key().toInt(), word.value().toString().toUtf8());
    const QJsonObject definitions = root.value("define"_L1).toObject();
    for (auto part = definitions.begin(); part != definitions.end(); ++part)
        snippet.definitions.insert(part.key().toUtf8(), part.value().toString().toUtf8());
    const QJsonObject source = root.value("source"_L1).toObject();
    snippet.source = {source.value("title"_L1).toString(), source.value("url"_L1).toString()};
    readLines(root.value("lines"_L1).toArray(), snippet);
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

tl::expected<Snippet, SchemaError> readSnippet(const QByteArray& json, const QString& file) {
    QJsonParseError syntax;
    const QJsonObject root = QJsonDocument::fromJson(json, &syntax).object();
    if (syntax.error != QJsonParseError::NoError)
        return fail(file, u"byte %1"_s.arg(syntax.offset), u"JSON"_s);
    for (const char* key : {"id", "name", "file"})
        if (root.value(QLatin1String(key)).toString().isEmpty())
            return fail(file, QString::fromLatin1(key), u"a text that is not empty"_s);

    Snippet snippet;
    snippet.id = root.value("id"_L1).toString();
    snippet.name = root.value("name"_L1).toString();
    snippet.file = root.value("file"_L1).toString();
    snippet.note = root.value("note"_L1).toString();
    snippet.order = root.value("order"_L1).toInt();
    readParts(root, snippet);

    if (snippet.statuses.isEmpty() || snippet.statuses.contains(0))
        return fail(file, u"statuses"_s, u"a list of numbers"_s);
    if (snippet.source.title.isEmpty() || !snippet.source.url.startsWith("https://"_L1))
        return fail(file, u"source"_s, u"a title and an https URL"_s);
    if (snippet.lines.empty())
        return fail(file, u"lines"_s, u"a list that is not empty"_s);
    for (const Snippet::Line& line : snippet.lines)
        if (const auto unknown = unknownPlaceholder(snippet, line.text))
            return fail(
                file, u"lines"_s,
                u"a value and quotings that exist, not “%1”"_s.arg(QString::fromUtf8(*unknown)));
    for (const QByteArray& part : snippet.definitions)
        if (const auto unknown = unknownPlaceholder(snippet, part))
            return fail(
                file, u"define"_s,
                u"a value and quotings that exist, not “%1”"_s.arg(QString::fromUtf8(*unknown)));
    return snippet;
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
