#include "app/cli/console.h"

#include "app/cli/escape.h"
#include "app/redaction/redaction.h"

#include <cerrno>
#include <unistd.h>

namespace thence::cli {

using namespace Qt::StringLiterals;

void Output::write(const QByteArray& bytes) {
    const size_t size = size_t(bytes.size());
    const bool written =
        std::fwrite(bytes.constData(), 1, size, file_) == size && std::fflush(file_) == 0;
    open_ = open_ && written;
    if (!written && errno != EPIPE)
        error_ = errno;
}

void Output::line(const QString& text) {
    write(text.toUtf8() + '\n');
}

bool Output::isTerminal() const {
    return ::isatty(::fileno(file_)) == 1;
}

int Console::misused(const QString& sentence) {
    return fail(Misused, sentence);
}

int Console::fail(ExitCode code, const QString& sentence) {
    // A sentence may quote what was typed.
    err.line(u"thence: "_s + escaped(redaction::Redaction().sentence(sentence)));
    return code;
}

} // namespace thence::cli
