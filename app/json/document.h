#pragma once

#include "app/json/cursor.h"
#include "app/json/schemaerror.h"

#include <tl/expected.hpp>

namespace thence::json {

/// The object that `json` is. `file` is named in the error, without its folders.
tl::expected<QJsonObject, SchemaError> readObject(const QByteArray& json, const QString& file);

/// The error for `problem` in `file`.
SchemaError schemaError(const QString& file, const Cursor::Problem& problem);

/// What `read` makes of a cursor on the object that `json` is; the first thing that is not as
/// expected, keys that nobody asked for included, is the error.
template <typename Read>
auto readDocument(const QByteArray& json, const QString& file, Read read)
    -> tl::expected<decltype(read(std::declval<Cursor&>())), SchemaError> {
    const auto object = readObject(json, file);
    if (!object)
        return tl::unexpected(object.error());
    std::optional<Cursor::Problem> problem;
    Cursor at(*object, {}, problem);
    auto value = read(at);
    at.finish();
    if (problem)
        return tl::unexpected(schemaError(file, *problem));
    return value;
}

} // namespace thence::json
