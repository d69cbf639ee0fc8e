#pragma once

#include "app/formats/tracejson.h"
#include "app/json/cursor.h"

#include <QJsonArray>

#include <limits>

namespace thence::formats {

// How values stand in a trace as JSON. What is absent when it is read stays as it is.

inline constexpr qint64 maxInteger = std::numeric_limits<qint64>::max();

QString expectedText(const char* text);

QString base64(QByteArrayView bytes);
/// Text that the bytes can be had back from; where there is none, they stand beside it.
void setBytes(QJsonObject& object, const QString& key, QByteArrayView bytes);
void setBytes(QJsonObject& object, const QString& key, const std::optional<QByteArray>& bytes);

/// One of the words of an enumeration; `last` is its last value.
template <typename T>
void readWord(json::Cursor& at, const char* key, T& value, T last) {
    const auto text = at.optionalText(key);
    if (!text)
        return;
    QStringList known;
    for (int i = 0; i <= int(last); ++i) {
        const QString name = QString::fromLatin1(word(T(i)));
        if (*text == name) {
            value = T(i);
            return;
        }
        known.append(name);
    }
    at.fail(key, known.join(u", "));
}

template <typename T>
void readNumber(json::Cursor& at, const char* key, T& value, qint64 lowest,
                qint64 highest = std::numeric_limits<T>::max()) {
    qint64 number = qint64(value);
    at.read(key, number, lowest, highest);
    value = T(number);
}

/// Calls `read` with a cursor for each object of the list, until something is not as expected.
template <typename Read>
void readEach(json::Cursor& at, const char* key, Read&& read) {
    const QJsonArray list = at.array(key);
    for (qsizetype i = 0; i < list.size() && at.ok(); ++i) {
        const QString path = at.pathTo(QLatin1String(key) + u'[' + QString::number(i) + u']');
        json::Cursor element(list[i].toObject(), path, at.problem());
        if (list[i].isObject())
            read(element);
        else
            at.problem() = {path, expectedText("an object")};
    }
}

/// The object called `key`, if it is there.
template <typename Read>
void readObject(json::Cursor& at, const char* key, Read&& read) {
    const QJsonObject object = at.object(key);
    if (!at.has(key) || !at.ok())
        return;
    json::Cursor member(object, at.pathTo(QLatin1String(key)), at.problem());
    read(member);
}

/// Text as UTF-8, or the bytes beside it.
std::optional<QByteArray> readBytes(json::Cursor& at, const char* key);
void readBytes(json::Cursor& at, const char* key, QByteArray& value);
/// What stands in base64.
void readBase64(json::Cursor& at, const char* key, QByteArray& value);
void readAddress(json::Cursor& at, const char* key, QHostAddress& value);
void readTime(json::Cursor& at, const char* key, QDateTime& value);
void readFields(json::Cursor& at, const char* key, http::FieldList& value);
/// Content as text, text in a charset, or base64.
QByteArray readContent(json::Cursor& at);
/// `composed` has content that `value` may share; null for itself.
void readRequest(json::Cursor& at, http::Request& value, const http::Request* composed);

} // namespace thence::formats
