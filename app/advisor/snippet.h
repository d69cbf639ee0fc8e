#pragma once

#include "app/advisor/quoting.h"
#include "app/advisor/statustext.h"
#include "app/url/url.h"

#include <QHash>

#include <optional>
#include <vector>

namespace thence::advisor {

/// A redirect to be written down for a server.
struct Redirection {
    url::Url from;
    url::Url to;
    int status = 0;
};

/// How one server or framework is told to redirect, as resources/snippets/<id>.json has it.
struct Snippet {
    struct Line {
        QByteArray text;
        bool elsewhereOnly = false; ///< only when the target has another origin
    };

    QString id;   ///< "nginx"
    QString name; ///< "ASP.NET Core"
    QString file; ///< where the text goes: "a server block"
    QString note; ///< one plain sentence, or empty
    Source source;
    int order = 0;
    QList<int> statuses; ///< those that it can answer
    QHash<int, QByteArray> statusWords;
    QHash<QByteArray, QByteArray> definitions; ///< named parts that the lines use
    std::vector<Line> lines;
};

/// Reads one snippet. Checks that every placeholder and every quoting in it exists.
tl::expected<Snippet, json::SchemaError> readSnippet(const QByteArray& json, const QString& file);

/// The first {{placeholder}} in `text` whose value or quoting does not exist.
std::optional<QByteArray> unknownPlaceholder(const Snippet& snippet, const QByteArray& text);

/// Every snippet that comes with the program, in the order they should be offered. Read once.
const QList<Snippet>& snippets();

/// The snippet called `id`, or null.
const Snippet* findSnippet(const QString& id);

/// A redirect to show how a server is told, where there is no real one.
Redirection exampleRedirection(int status);

/// The text of `snippet` for `redirection`, every part of a URL quoted for its syntax. The error
/// says why this server cannot be told so.
tl::expected<QString, Unquotable> render(const Snippet& snippet, const Redirection& redirection);

} // namespace thence::advisor
