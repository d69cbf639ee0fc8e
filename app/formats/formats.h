#pragma once

#include "app/formats/jsonwriter.h"
#include "app/json/schemaerror.h"
#include "app/redaction/redaction.h"
#include "app/trace/trace.h"

#include <QJsonObject>

#include <tl/expected.hpp>

#include <array>
#include <span>

namespace thence::formats {

using redaction::Redaction;

/// What a file keeps to itself, and what it tells beside the trace.
struct WriteOptions {
    Redaction redaction{};
    QList<QJsonObject> ofHops{}; ///< further members of each hop, "findings"; may be shorter
    QJsonObject ofTrace{};       ///< further members of the whole, "comparison"
};

using Read = tl::expected<trace::Trace, json::SchemaError>;

/// A format that traces are kept in: one file that defines it, and one row in formats().
struct Format {
    const char* id;   ///< "har", as in --har FILE
    const char* name; ///< "HAR", the same in every language
    /// What --ID FILE does, untranslated, in the context "Cli".
    const char* option;
    std::array<const char*, 2> suffixes; ///< of files, without the dot; the usual one first
    const char* mediaType;
    /// Writes piece by piece, so that no more than a hop of the file is in memory. Secrets are as
    /// the options say. Pure.
    void (*write)(const trace::Trace&, const WriteOptions&, const Sink&);
    /// Reads what anybody may have written: `file` is the name for errors. Pure; null: this format
    /// is only written.
    Read (*read)(const QByteArray& bytes, const QString& file) = nullptr;

    /// "thence" with the usual suffix: "thence.har".
    QString fileName(const QString& stem) const;
};

/// Every format, the one that is offered first in front.
std::span<const Format* const> formats();
/// The format called `id`, or null.
const Format* findFormat(QStringView id);
/// The format that the suffix of a file's name stands for, in any case; null for another one.
const Format* formatOfFile(QStringView name);

/// What `format` writes of a trace, in one piece.
QByteArray toBytes(const Format& format, const trace::Trace& trace,
                   const WriteOptions& options = {});

} // namespace thence::formats
