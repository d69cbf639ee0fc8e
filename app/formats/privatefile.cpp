#include "app/formats/privatefile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace thence::formats {

namespace {

bool writeAll(QIODevice& file, const Writing& write) {
    bool written = true;
    write([&](const QByteArray& piece) { written = written && file.write(piece) == piece.size(); });
    return written;
}

/// It takes the bytes itself; it must not be replaced by a file.
bool isDevice(const QString& path) {
    const QFileInfo there(path);
    return there.exists() && !there.isFile() && !there.isDir();
}

} // namespace

tl::expected<void, QString> writePrivateFile(const QString& path, const Writing& write) {
    if (isDevice(path)) {
        QFile device(path);
        if (!device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || !writeAll(device, write))
            return tl::unexpected(device.errorString());
        return {};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        !writeAll(file, write) || !file.commit())
        return tl::unexpected(file.errorString());
    return {};
}

tl::expected<void, QString> writePrivateFile(const QString& path, const QByteArray& bytes) {
    return writePrivateFile(path, [&](const Sink& sink) { sink(bytes); });
}

tl::expected<void, QString> checkPrivateFile(const QString& path) {
    if (isDevice(path))
        return {};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(file.errorString());
    return {};
}

} // namespace thence::formats
