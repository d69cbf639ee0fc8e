#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <optional>
#include <utility>

namespace thence::json {

/// Walks a JSON object with a fixed set of keys. The first thing that is not as expected is kept,
/// with its key; what is asked for after that gets its default.
class Cursor {
public:
    struct Problem {
        QString key;
        QString expected;
    };

    Cursor(QJsonObject object, QString path, std::optional<Problem>& problem);

    /// One of the named words as the value that goes with it.
    template <typename T>
    void choose(const char* key, T& value, std::initializer_list<std::pair<const char*, T>> words) {
        const std::optional<QString> word = optionalText(key);
        if (!word)
            return;
        QStringList known;
        for (const auto& [name, meaning] : words) {
            if (*word == QLatin1String(name)) {
                value = meaning;
                return;
            }
            known.append(QLatin1String(name));
        }
        fail(key, known.join(QStringLiteral(", ")));
    }

    void read(const char* key, bool& value);
    void read(const char* key, int& value, int lowest);
    void read(const char* key, qint64& value, qint64 lowest, qint64 highest);
    void read(const char* key, QString& value);
    void read(const char* key, QStringList& value);
    void read(const char* key, QList<QByteArray>& value); ///< lower-cased
    QString required(const char* key);
    QJsonObject object(const char* key);
    QJsonArray array(const char* key);
    QJsonArray requiredArray(const char* key); ///< with at least one element
    bool has(const char* key) const { return object_.contains(QLatin1String(key)); }
    bool holdsArray(const char* key) const { return object_.value(QLatin1String(key)).isArray(); }
    /// A cursor on the object called `key`, which is empty where there is none.
    Cursor part(const char* key);
    Cursor requiredPart(const char* key);
    /// Calls `read` with a cursor on each object of the list called `key`.
    template <typename Read>
    void each(const char* key, Read read) {
        const QJsonArray list = array(key);
        for (qsizetype i = 0; i < list.size(); ++i) {
            Cursor at = element(key, list[i], i);
            read(at);
            at.finish();
        }
    }
    /// The same where there has to be at least one.
    template <typename Read>
    void requiredEach(const char* key, Read read) {
        requiredArray(key);
        each(key, read);
    }
    std::optional<QString> optionalText(const char* key);

    /// Reports keys that nobody asked for.
    void finish();
    void fail(const QString& key, const QString& expected);
    void fail(const char* key, const QString& expected) {
        fail(QString::fromLatin1(key), expected);
    }
    QString pathTo(const QString& key) const;
    std::optional<Problem>& problem() { return problem_; }
    bool ok() const { return !problem_; }

private:
    /// The value, or nothing if it is absent; complains about another type.
    std::optional<QJsonValue> take(const char* key, QJsonValue::Type type, const char* expected);
    Cursor element(const char* list, const QJsonValue& value, qsizetype index);

    QJsonObject object_;
    QString path_;
    QStringList known_;
    std::optional<Problem>& problem_;
};

} // namespace thence::json
