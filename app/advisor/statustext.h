#pragma once

#include "app/json/schemaerror.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <array>
#include <optional>

namespace thence::advisor {

/// Where a sentence comes from.
struct Source {
    QString title; ///< "RFC 9110 §15.4.8"
    QString url;   ///< https; empty for what was observed by running programs
};

/// A text with the sources that carry it.
struct Sourced {
    QString text;
    QList<Source> sources;
};

/// The sides from which a redirect status is looked at, in the order they are shown.
enum class Aspect {
    Definition,
    Summary,
    Use,
    Client,
    Caching,
    Search,
    Backend,
    Retry,
    Where,
    Mistake,
    Decision
};
inline constexpr int aspectCount = 11;

/// "When to use": the heading of an aspect.
QString heading(Aspect aspect);
/// "use": the key of an aspect in resources/statuses/<code>.json.
QLatin1String key(Aspect aspect);

/// A status in a few words, one line each, for small tables.
struct Glance {
    QString method; ///< "kept"
    QString stored; ///< by default: "no"
    QString search;
    QString undo;
};

/// What is often said and is not quite so.
struct Correction {
    QString said;
    QString right;
    QList<Source> sources;
};

struct Question {
    QString question;
    QString answer;
    QList<Source> sources;
};

struct Scenario {
    QString title;
    QString text;
};

/// A redirect status as resources/statuses/<code>.json explains it.
struct StatusText {
    int status = 0;
    QString name; ///< "Temporary Redirect"
    /// All that is said about 300, 304, 305 and 306; the other statuses have everything below.
    std::optional<Sourced> brief;
    Glance glance;
    std::array<Sourced, aspectCount> aspects;
    QList<Correction> corrections;
    QList<Question> questions;
    QList<Scenario> scenarios;

    const Sourced& aspect(Aspect which) const { return aspects[size_t(which)]; }
};

/// Reads one status. `sources` is the content of sources.json: the titles and addresses of every
/// source that is not a section of an RFC.
tl::expected<StatusText, json::SchemaError>
readStatusText(const QByteArray& json, const QByteArray& sources, const QString& file);

/// Every status that comes with the program, by number. Read once.
const QList<StatusText>& statusTexts();

/// The text of `status`, or null.
const StatusText* findStatusText(int status);

} // namespace thence::advisor
