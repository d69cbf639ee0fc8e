#include "app/formats/formats.h"

#include <algorithm>

namespace thence::formats {

// A file each.
extern const Format harFormat;
extern const Format jsonFormat;

namespace {

constexpr const Format* rows[] = {&harFormat, &jsonFormat};

} // namespace

QString Format::fileName(const QString& stem) const {
    return stem + u'.' + QLatin1String(suffixes.front());
}

std::span<const Format* const> formats() {
    return rows;
}

const Format* findFormat(QStringView id) {
    const auto* const found = std::ranges::find_if(
        rows, [&](const Format* format) { return id == QLatin1String(format->id); });
    return found == std::end(rows) ? nullptr : *found;
}

const Format* formatOfFile(QStringView name) {
    const qsizetype dot = name.lastIndexOf(u'.');
    for (const Format* const format : rows)
        for (const char* const suffix : format->suffixes)
            if (suffix && dot >= 0 &&
                name.sliced(dot + 1).compare(QLatin1String(suffix), Qt::CaseInsensitive) == 0)
                return format;
    return nullptr;
}

QByteArray toBytes(const Format& format, const trace::Trace& trace, const WriteOptions& options) {
    return together([&](const Sink& sink) { format.write(trace, options, sink); });
}

} // namespace thence::formats
