#include "app/advisor/statustext.h"

#include "app/json/document.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

using json::Cursor;

struct AspectRow {
    const char* key;
    const char* heading;
};

constexpr std::array<AspectRow, aspectCount> aspectRows{{
    {"definition", QT_TRANSLATE_NOOP("Status", "Definition")},
    {"summary", QT_TRANSLATE_NOOP("Status", "In plain words")},
    {"use", QT_TRANSLATE_NOOP("Status", "When to use it")},
    {"client", QT_TRANSLATE_NOOP("Status", "What clients do")},
    {"caching", QT_TRANSLATE_NOOP("Status", "Caching")},
    {"search", QT_TRANSLATE_NOOP("Status", "Search engines")},
    {"backend", QT_TRANSLATE_NOOP("Status", "APIs and back ends")},
    {"retry", QT_TRANSLATE_NOOP("Status", "Safe to retry?")},
    {"where", QT_TRANSLATE_NOOP("Status", "Where you meet it")},
    {"mistake", QT_TRANSLATE_NOOP("Status", "The common mistake")},
    {"decision", QT_TRANSLATE_NOOP("Status", "How to decide")},
}};

/// Reads what one file says, with the sources of sources.json at hand.
class Reader {
public:
    explicit Reader(QJsonObject sources) : sources_(std::move(sources)) {}

    StatusText status(Cursor& at) const;

private:
    void readWhole(Cursor& at, StatusText& status) const;
    Sourced sourced(Cursor& parent, const char* key) const;
    QList<Source> sources(Cursor& at) const;
    Source source(Cursor& at, const QString& id) const;

    QJsonObject sources_;
};

Source Reader::source(Cursor& at, const QString& id) const {
    static const QRegularExpression section(u"^RFC (\\d{4}) §(\\d+(?:\\.\\d+)*)$"_s);
    if (const auto match = section.match(id); match.hasMatch())
        return {id, u"https://www.rfc-editor.org/rfc/rfc%1#section-%2"_s.arg(match.captured(1),
                                                                             match.captured(2))};
    const QJsonObject entry = sources_.value(id).toObject();
    if (entry.isEmpty())
        at.fail("sources", u"“RFC 9110 §15.4” or a name from sources.json, not “%1”"_s.arg(id));
    return {entry.value("title"_L1).toString(), entry.value("url"_L1).toString()};
}

QList<Source> Reader::sources(Cursor& at) const {
    QStringList ids;
    at.read("sources", ids);
    if (ids.isEmpty())
        at.fail("sources", u"a list of sources"_s);
    QList<Source> sources;
    for (const QString& id : ids)
        sources.append(source(at, id));
    return sources;
}

Sourced Reader::sourced(Cursor& parent, const char* key) const {
    Cursor at = parent.requiredPart(key);
    const Sourced read{at.required("text"), sources(at)};
    at.finish();
    return read;
}

Glance glance(Cursor& parent) {
    Cursor at = parent.requiredPart("glance");
    const Glance read{at.required("method"), at.required("stored"), at.required("search"),
                      at.required("undo")};
    at.finish();
    return read;
}

void Reader::readWhole(Cursor& at, StatusText& status) const {
    status.glance = glance(at);
    Cursor aspects = at.requiredPart("aspects");
    for (size_t i = 0; i < aspectRows.size(); ++i)
        status.aspects[i] = sourced(aspects, aspectRows[i].key);
    aspects.finish();
    at.requiredEach("corrections", [&](Cursor& item) {
        status.corrections.append({item.required("said"), item.required("right"), sources(item)});
    });
    at.requiredEach("questions", [&](Cursor& item) {
        status.questions.append(
            {item.required("question"), item.required("answer"), sources(item)});
    });
    at.requiredEach("scenarios", [&](Cursor& item) {
        status.scenarios.append({item.required("title"), item.required("text")});
    });
}

StatusText Reader::status(Cursor& at) const {
    StatusText status;
    at.read("status", status.status, 0);
    if (status.status < 300 || status.status > 399)
        at.fail("status", u"a number from 300 to 399"_s);
    status.name = at.required("name");
    if (at.has("short"))
        status.brief = sourced(at, "short");
    else
        readWhole(at, status);
    return status;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<StatusText> readAll() {
    const QDir folder(u":/statuses"_s);
    const QByteArray sources = contents(folder.filePath(u"sources.json"_s));
    QList<StatusText> result;
    for (const QString& name : folder.entryList({u"3??.json"_s}, QDir::Files, QDir::Name)) {
        const auto status = readStatusText(contents(folder.filePath(name)), sources, name);
        if (status)
            result.append(*status);
        else
            qWarning("%s", qUtf8Printable(status.error().text()));
    }
    return result;
}

} // namespace

QString heading(Aspect aspect) {
    return QCoreApplication::translate("Status", aspectRows[size_t(aspect)].heading);
}

QLatin1String key(Aspect aspect) {
    return QLatin1String(aspectRows[size_t(aspect)].key);
}

tl::expected<StatusText, json::SchemaError>
readStatusText(const QByteArray& json, const QByteArray& sources, const QString& file) {
    const auto known = json::readObject(sources, u"sources.json"_s);
    if (!known)
        return tl::unexpected(known.error());
    return json::readDocument(json, file, [&](Cursor& at) { return Reader(*known).status(at); });
}

const QList<StatusText>& statusTexts() {
    static const QList<StatusText> texts = readAll();
    return texts;
}

const StatusText* findStatusText(int status) {
    const QList<StatusText>& texts = statusTexts();
    const auto found = std::find_if(texts.begin(), texts.end(),
                                    [&](const StatusText& text) { return text.status == status; });
    return found == texts.end() ? nullptr : &*found;
}

} // namespace thence::advisor
