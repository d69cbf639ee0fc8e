#include "app/cli/savefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<QString> notWritten(const QFileDevice& file) {
    return tl::unexpected(QCoreApplication::translate("Cli", "“%1” cannot be written: %2. Name "
                                                             "another file, or - for the output.")
                              .arg(file.fileName(), file.errorString()));
}

bool writeAll(QIODevice& file, const formats::Writing& write) {
    bool written = true;
    write([&](const QByteArray& piece) { written = written && file.write(piece) == piece.size(); });
    return written;
}

/// A pipe or a device takes the bytes itself; it must not be replaced by a file.
tl::expected<void, QString> writeInto(const QString& path, const formats::Writing& write) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || !writeAll(file, write))
        return notWritten(file);
    return {};
}

bool isDevice(const QFileInfo& there) {
    return there.exists() && !there.isFile() && !there.isDir();
}

} // namespace

tl::expected<void, QString> checkPlace(const QString& path) {
    if (path == "-"_L1 || isDevice(QFileInfo(path)))
        return {};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(file);
    return {};
}

tl::expected<void, QString> save(const QString& path, const formats::Writing& write, Output& out) {
    if (path == "-"_L1) {
        write([&](const QByteArray& piece) { out.write(piece); });
        return {};
    }
    if (isDevice(QFileInfo(path)))
        return writeInto(path, write);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        !writeAll(file, write) || !file.commit())
        return notWritten(file);
    return {};
}

tl::expected<void, QString> save(const QString& path, const QByteArray& bytes, Output& out) {
    return save(
        path, [&](const formats::Sink& sink) { sink(bytes); }, out);
}

} // namespace thence::cli
