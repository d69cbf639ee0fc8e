#include "app/json/cursor.h"

#include <QCoreApplication>

namespace thence::json {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Json", text);
}

} // namespace

Cursor::Cursor(QJsonObject object, QString path, std::optional<Problem>& problem)
    : object_(std::move(object)), path_(std::move(path)), problem_(problem) {}

QString Cursor::pathTo(const QString& key) const {
    return path_.isEmpty() ? key : path_ + u'.' + key;
}

void Cursor::fail(const QString& key, const QString& expected) {
    if (!problem_)
        problem_ = Problem{pathTo(key), expected};
}

std::optional<QJsonValue> Cursor::take(const char* key, QJsonValue::Type type,
                                       const char* expected) {
    const QString name = QString::fromLatin1(key);
    if (!known_.contains(name))
        known_.append(name);
    const QJsonValue value = object_.value(name);
    if (value.isUndefined())
        return std::nullopt;
    if (value.type() != type) {
        fail(name, tr(expected));
        return std::nullopt;
    }
    return value;
}

void Cursor::read(const char* key, bool& value) {
    if (const auto found =
            take(key, QJsonValue::Bool, QT_TRANSLATE_NOOP("Cursor", "true or false")))
        value = found->toBool();
}

void Cursor::read(const char* key, int& value, int lowest) {
    const auto found = take(key, QJsonValue::Double, QT_TRANSLATE_NOOP("Cursor", "a whole number"));
    if (!found)
        return;
    const int number = found->toInt(lowest - 1);
    if (number < lowest)
        fail(key, tr("a whole number from %1").arg(lowest));
    else
        value = number;
}

void Cursor::read(const char* key, qint64& value, qint64 lowest, qint64 highest) {
    const auto found = take(key, QJsonValue::Double, QT_TRANSLATE_NOOP("Cursor", "a whole number"));
    if (!found)
        return;
    // Two different defaults, as either may be what stands there.
    const qint64 number = found->toInteger(0);
    if (number != found->toInteger(1) || number < lowest || number > highest)
        return fail(key, tr("a whole number from %1 to %2").arg(lowest).arg(highest));
    value = number;
}

void Cursor::read(const char* key, QString& value) {
    if (const auto found = optionalText(key))
        value = *found;
}

std::optional<QString> Cursor::optionalText(const char* key) {
    const auto found = take(key, QJsonValue::String, QT_TRANSLATE_NOOP("Cursor", "a text"));
    return found ? std::optional(found->toString()) : std::nullopt;
}

void Cursor::read(const char* key, QStringList& value) {
    const auto found = take(key, QJsonValue::Array, QT_TRANSLATE_NOOP("Cursor", "a list of texts"));
    if (!found)
        return;
    value.clear();
    for (const QJsonValue& element : found->toArray()) {
        if (!element.isString())
            return fail(key, tr("a list of texts"));
        value.append(element.toString());
    }
}

void Cursor::read(const char* key, QList<QByteArray>& value) {
    QStringList texts;
    for (const QByteArray& old : value)
        texts.append(QString::fromLatin1(old));
    read(key, texts);
    value.clear();
    for (const QString& text : texts)
        value.append(text.toLower().toLatin1());
}

QString Cursor::required(const char* key) {
    const auto text = optionalText(key);
    if (!text || text->isEmpty())
        fail(key, tr("a text that is not empty"));
    return text.value_or(QString());
}

QJsonObject Cursor::object(const char* key) {
    const auto found = take(key, QJsonValue::Object, QT_TRANSLATE_NOOP("Cursor", "an object"));
    return found ? found->toObject() : QJsonObject();
}

QJsonArray Cursor::array(const char* key) {
    const auto found = take(key, QJsonValue::Array, QT_TRANSLATE_NOOP("Cursor", "a list"));
    return found ? found->toArray() : QJsonArray();
}

QJsonArray Cursor::requiredArray(const char* key) {
    const QJsonArray list = array(key);
    if (list.isEmpty())
        fail(key, tr("a list that is not empty"));
    return list;
}

Cursor Cursor::part(const char* key) {
    return {object(key), pathTo(QString::fromLatin1(key)), problem_};
}

Cursor Cursor::requiredPart(const char* key) {
    if (!has(key))
        fail(key, tr("an object"));
    return part(key);
}

Cursor Cursor::element(const char* list, const QJsonValue& value, qsizetype index) {
    const QString name = QStringLiteral("%1[%2]").arg(QLatin1String(list)).arg(index);
    if (!value.isObject())
        fail(name, tr("an object"));
    return {value.toObject(), pathTo(name), problem_};
}

void Cursor::finish() {
    for (auto it = object_.begin(); it != object_.end(); ++it)
        if (!known_.contains(it.key()))
            fail(it.key(), tr("one of the keys %1").arg(known_.join(QStringLiteral(", "))));
}

} // namespace thence::json
