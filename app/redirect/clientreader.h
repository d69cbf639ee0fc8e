#pragma once

#include "app/json/schemaerror.h"
#include "app/redirect/client.h"

#include <QJsonObject>

#include <functional>

#include <tl/expected.hpp>

namespace thence::redirect {

/// Reads a client file. `base` gives the JSON of another client by its id, for "like"; null when
/// there is none.
///
/// A file is one object. Required: id, name, version, group, sources, and methods (or "like", the
/// id of a client from which everything that is not said here is taken). The keys:
///
///   "methods"        rows of ten letters, see MethodTable; keys are "POST", "PUT PATCH", "*", with
///                    "+content" or "+stream" behind them where it depends on what is carried
///   "contentFields"  field names that go when the content goes
///   "fields"         by field name: a Boundary in words, or {"drop": "origin", "returns": true,
///                    "reason": …, "reference": …}, or "trim-referrer", "taint-origin", "never"
///   "limit", "atLimit" ("error" or "return")
///   "location"       see LocationRules; enumerations in lower case with hyphens, sets of
///                    characters as strings in which U+0001 stands for every control
///   "schemes", "foreignSchemes", "downgrade", "schemeMayChange", "fragment" ("inherit", "keep",
///   "drop"), "cookieJar", "hsts", "refresh", "retryAfter", "cache", "defaultFields",
///   "defaultContentFields", "fieldOrder", "noContent" ("where-expected", "silent",
///   "all-but-get-and-head"), "references", "summary"
///   "options"        [{"name", "description", "assumedForScripts", "set": {…}}]
///   "earlier"        {"7.88.1": {…}}, newest first by number
///
/// "like", "set" and "earlier" are merged as JSON Merge Patch does (RFC 7396), except that a row
/// of methods keeps the old letter where the new one has a dot.
tl::expected<Client, json::SchemaError>
readClient(const QByteArray& json, const QString& file,
           const std::function<QByteArray(QString)>& base = {});

} // namespace thence::redirect
