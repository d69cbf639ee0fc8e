#include "app/cli/savefile.h"

#include "app/formats/privatefile.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

tl::expected<void, QString> worded(const tl::expected<void, QString>& written,
                                   const QString& path) {
    return written.map_error([&](const QString& error) {
        return QCoreApplication::translate("Cli", "“%1” cannot be written: %2. Name another file, "
                                                  "or - for the output.")
            .arg(path, error);
    });
}

} // namespace

tl::expected<void, QString> checkPlace(const QString& path) {
    if (path == "-"_L1)
        return {};
    return worded(formats::checkPrivateFile(path), path);
}

tl::expected<void, QString> save(const QString& path, const formats::Writing& write, Output& out) {
    if (path == "-"_L1) {
        write([&](const QByteArray& piece) { out.write(piece); });
        return {};
    }
    return worded(formats::writePrivateFile(path, write), path);
}

tl::expected<void, QString> save(const QString& path, const QByteArray& bytes, Output& out) {
    return save(
        path, [&](const formats::Sink& sink) { sink(bytes); }, out);
}

} // namespace thence::cli
