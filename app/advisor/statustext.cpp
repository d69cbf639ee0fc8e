#include "app/advisor/statustext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace thence::advisor {

namespace {

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

/// Reads the parts of one file and remembers the first thing that is wrong with it.
class Reader {
public:
    Reader(QJsonObject sources, QString file)
        : sources_(std::move(sources)), file_(std::move(file)) {}

    const std::optional<SchemaError>& error() const { return error_; }

    void fail(const QString& key, const QString& expected) {
        if (!error_)
            error_ = SchemaError{file_, key, expected};
    }

    QString text(const QJsonObject& object, const QString& place, const QString& name) {
        const QString value = object.value(name).toString();
        if (value.isEmpty())
            fail(place + name, u"a text that is not empty"_s);
        return value;
    }

    QJsonObject object(const QJsonObject& parent, const QString& place, const QString& name) {
        const QJsonValue value = parent.value(name);
        if (!value.isObject())
            fail(place + name, u"an object"_s);
        return value.toObject();
    }

    /// Calls `read` for each object of the list called `name`, which must not be empty.
    template <class Read>
    void list(const QJsonObject& parent, const QString& name, Read read) {
        const QJsonArray items = parent.value(name).toArray();
        if (items.isEmpty())
            fail(name, u"a list that is not empty"_s);
        for (qsizetype i = 0; i < items.size(); ++i)
            read(items.at(i).toObject(), u"%1[%2]."_s.arg(name).arg(i));
    }

    QList<Source> sources(const QJsonObject& parent, const QString& place) {
        const QJsonArray items = parent.value("sources"_L1).toArray();
        if (items.isEmpty())
            fail(place + "sources"_L1, u"a list of sources"_s);
        QList<Source> result;
        for (const QJsonValue& item : items)
            result.append(source(item.toString(), place + "sources"_L1));
        return result;
    }

    Sourced sourced(const QJsonObject& parent, const QString& place, const QString& name) {
        const QJsonObject body = object(parent, place, name);
        const QString inside = place + name + u'.';
        return {text(body, inside, u"text"_s), sources(body, inside)};
    }

private:
    Source source(const QString& id, const QString& place) {
        static const QRegularExpression section(u"^RFC (\\d{4}) §(\\d+(?:\\.\\d+)*)$"_s);
        if (const auto match = section.match(id); match.hasMatch())
            return {id, u"https://www.rfc-editor.org/rfc/rfc%1#section-%2"_s.arg(
                            match.captured(1), match.captured(2))};
        const QJsonObject entry = sources_.value(id).toObject();
        if (entry.isEmpty())
            fail(place, u"“RFC 9110 §15.4” or a name from sources.json, not “%1”"_s.arg(id));
        return {entry.value("title"_L1).toString(), entry.value("url"_L1).toString()};
    }

    QJsonObject sources_;
    QString file_;
    std::optional<SchemaError> error_;
};

Glance glance(Reader& reader, const QJsonObject& root) {
    const QString place = u"glance."_s;
    const QJsonObject object = reader.object(root, {}, u"glance"_s);
    return {reader.text(object, place, u"method"_s), reader.text(object, place, u"stored"_s),
            reader.text(object, place, u"search"_s), reader.text(object, place, u"undo"_s)};
}

void readWhole(Reader& reader, const QJsonObject& root, StatusText& status) {
    status.glance = glance(reader, root);
    const QJsonObject aspects = reader.object(root, {}, u"aspects"_s);
    for (size_t i = 0; i < aspectRows.size(); ++i)
        status.aspects[i] =
            reader.sourced(aspects, u"aspects."_s, QLatin1String(aspectRows[i].key));
    reader.list(root, u"corrections"_s, [&](const QJsonObject& item, const QString& place) {
        status.corrections.append({reader.text(item, place, u"said"_s),
                                   reader.text(item, place, u"right"_s),
                                   reader.sources(item, place)});
    });
    reader.list(root, u"questions"_s, [&](const QJsonObject& item, const QString& place) {
        status.questions.append({reader.text(item, place, u"question"_s),
                                 reader.text(item, place, u"answer"_s),
                                 reader.sources(item, place)});
    });
    reader.list(root, u"scenarios"_s, [&](const QJsonObject& item, const QString& place) {
        status.scenarios.append(
            {reader.text(item, place, u"title"_s), reader.text(item, place, u"text"_s)});
    });
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

QString SchemaError::text() const {
    return u"%1: %2: expected %3"_s.arg(file, key, expected);
}

tl::expected<StatusText, SchemaError>
readStatusText(const QByteArray& json, const QByteArray& sources, const QString& file) {
    Reader reader(QJsonDocument::fromJson(sources).object(), file);
    QJsonParseError syntax;
    const QJsonObject root = QJsonDocument::fromJson(json, &syntax).object();
    if (syntax.error != QJsonParseError::NoError)
        return tl::unexpected(SchemaError{file, u"byte %1"_s.arg(syntax.offset), u"JSON"_s});

    StatusText status;
    status.status = root.value("status"_L1).toInt();
    if (status.status < 300 || status.status > 399)
        reader.fail(u"status"_s, u"a number from 300 to 399"_s);
    status.name = reader.text(root, {}, u"name"_s);
    if (root.contains("short"_L1))
        status.brief = reader.sourced(root, {}, u"short"_s);
    else
        readWhole(reader, root, status);
    if (reader.error())
        return tl::unexpected(*reader.error());
    return status;
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
