#include "app/cli/wrapped.h"

namespace thence::cli {

QStringList wrapped(const QString& text, int width) {
    QStringList lines;
    QString line;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            lines.append(line);
            line.clear();
        }
        line += (line.isEmpty() ? QString() : QString(u' ')) + word;
    }
    if (!line.isEmpty())
        lines.append(line);
    return lines;
}

} // namespace thence::cli
