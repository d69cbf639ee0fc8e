#include "app/json/document.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>

namespace thence::json {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Json", text);
}

} // namespace

QString SchemaError::text() const {
    return key.isEmpty() ? tr("%1: expected %2").arg(file, expected)
                         : tr("%1, %2: expected %3").arg(file, key, expected);
}

SchemaError schemaError(const QString& file, const Cursor::Problem& problem) {
    return {QFileInfo(file).fileName(), problem.key, problem.expected};
}

tl::expected<QJsonObject, SchemaError> readObject(const QByteArray& json, const QString& file) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (document.isObject())
        return document.object();
    const QString expected =
        error.error == QJsonParseError::NoError
            ? tr("a JSON object")
            : tr("a JSON object (%1 at byte %2)").arg(error.errorString()).arg(error.offset);
    return tl::unexpected(schemaError(file, {.key = {}, .expected = expected}));
}

} // namespace thence::json
