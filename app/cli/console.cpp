#include "app/cli/console.h"

#include "app/cli/escape.h"

#include <unistd.h>

namespace whereto::cli {

using namespace Qt::StringLiterals;

void Output::write(const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), file_);
    std::fflush(file_);
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
    err.line(u"whereto: "_s + escaped(sentence));
    return code;
}

} // namespace whereto::cli
