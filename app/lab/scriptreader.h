#pragma once

#include "app/json/schemaerror.h"
#include "app/lab/script.h"

#include <tl/expected.hpp>

namespace thence::lab {

/// Which hosts a script may answer for.
enum class Hosts {
    BelowLocalhost, ///< and localhost itself: the lab's
    Any             ///< and "*" for all of them, as for both schemes: "*://*/path"
};

/// Reads resources/lab/<id>.json. URLs in it are written with the default ports; the lab puts its
/// own in their place wherever a host below localhost follows "//".
///
///   "title", "summary"   texts; "order" a number, its place among the others
///   "start"              {"url", "method", "fields": [["Name", "value"]…], "content"}
///   "rules"              the first that matches a request answers it:
///     "url"              "https://shop.localhost/path?query"; without a query any matches; "{n}"
///                        in the path is a number
///     "method", "cookie", "withoutCookie"   what else must be so
///     "status", "reason" or "statusLine"    the first line
///     "fields"           in order, repeats apart. Date and Content-Length are added where they are
///                        missing
///     "content"          a text, or a list of lines. {method}, {size}, {authorization} and
///                        {cookie} are what the request had, {n}, {n+1} and {n-1} the number in
///                        the path, {http} and {https} the ports (in fields as well)
///     "interim"          [{"status", "fields"}…]
///     "raw"              every byte, one for each character up to U+00FF, instead of all these
///     "delay"            milliseconds before the first byte
///     "pieces"           {"size": bytes, "pause": milliseconds}
///     "ending"           "keep", "close", "reset", "stall"; "endAfter": bytes sent before it
tl::expected<Script, json::SchemaError> readScript(const QByteArray& json, const QString& file,
                                                   Hosts hosts = Hosts::BelowLocalhost);

} // namespace thence::lab
