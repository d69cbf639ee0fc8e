#pragma once

#include "app/formats/jsonwriter.h"

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

namespace thence::formats {

/// Writes what `write` makes to the file `path`, which only its owner may read. A file that was
/// there is replaced only once everything is written, a link stays and its target is replaced; a
/// pipe or a device takes the bytes itself. The error is the system's: "Permission denied".
tl::expected<void, QString> writePrivateFile(const QString& path, const Writing& write);
tl::expected<void, QString> writePrivateFile(const QString& path, const QByteArray& bytes);

/// Whether writePrivateFile() can be expected to write `path`, asked before there is anything to
/// write.
tl::expected<void, QString> checkPrivateFile(const QString& path);

} // namespace thence::formats
