#include "app/cli/contentoptions.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using Bytes = tl::expected<QByteArray, QString>;

constexpr qint64 largestFile = 256 * 1024 * 1024;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

Bytes readFile(const QString& name) {
    QFile file(name);
    const bool open =
        name == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return tl::unexpected(tr("The content cannot be read from %1: %2. Name a file that can be "
                                 "read, or - for the input.")
                                  .arg(name, file.errorString()));
    const QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile)
        return tl::unexpected(
            tr("%1 is larger than 256 MiB, which is too much for a trace. Send a smaller file.")
                .arg(name));
    return bytes;
}

QByteArray withoutLineEnds(QByteArray bytes) {
    bytes.removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return bytes;
}

Bytes readPart(const Arguments::Given& given) {
    const bool raw = given.name == "data-raw"_L1;
    if (raw || !given.value.startsWith(u'@'))
        return given.value.toUtf8();
    const auto bytes = readFile(given.value.sliced(1));
    return given.name == "data"_L1 ? bytes.map(withoutLineEnds) : bytes;
}

} // namespace

tl::expected<std::optional<QByteArray>, QString> contentFrom(const Arguments& arguments) {
    std::optional<QByteArray> content;
    for (const Arguments::Given& given : arguments.given) {
        if (!given.name.startsWith("data"_L1))
            continue;
        const auto part = readPart(given);
        if (!part)
            return tl::unexpected(part.error());
        content = content ? *content + '&' + *part : *part;
    }
    return content;
}

} // namespace thence::cli
