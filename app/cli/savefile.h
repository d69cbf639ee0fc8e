#pragma once

#include "app/cli/console.h"
#include "app/formats/jsonwriter.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace thence::cli {

/// Whether save() can be expected to write the file `path`, asked before there is anything to
/// write.
tl::expected<void, QString> checkPlace(const QString& path);

/// Writes what `write` makes to the file `path`, which only its owner may read, or to the output
/// for "-". A file that was there is replaced only once everything is written. The error is one
/// line.
tl::expected<void, QString> save(const QString& path, const formats::Writing& write, Output& out);
tl::expected<void, QString> save(const QString& path, const QByteArray& bytes, Output& out);

} // namespace thence::cli
