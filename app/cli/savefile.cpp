#include "app/cli/savefile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace whereto::cli {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<QString> notWritten(const QFileDevice& file) {
    return tl::unexpected(QCoreApplication::translate("Cli", "“%1” cannot be written: %2. Name "
                                                             "another file, or - for the output.")
                              .arg(file.fileName(), file.errorString()));
}

/// A pipe or a device takes the bytes itself; it must not be replaced by a file.
tl::expected<void, QString> writeInto(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) ||
        file.write(bytes) != bytes.size())
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

tl::expected<void, QString> save(const QString& path, const QByteArray& bytes, Output& out) {
    if (path == "-"_L1) {
        out.write(bytes);
        return {};
    }
    if (isDevice(QFileInfo(path)))
        return writeInto(path, bytes);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) ||
        !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
        file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(file);
    return {};
}

} // namespace whereto::cli
