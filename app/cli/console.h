#pragma once

#include "app/trace/trace.h"

#include <QString>

#include <cstdio>
#include <functional>
#include <optional>

#include <tl/expected.hpp>

namespace thence::cli {

/// How a command ended, as the shell sees it.
enum ExitCode {
    Done = 0,               ///< a final response was received, or the command did what it was told
    Misused = 2,            ///< the command line cannot be carried out
    StoppedByRedirects = 3, ///< a loop, the limit, a Location that is bad or refused
    NetworkFailed = 4,      ///< no whole response: network, TLS, time
    MalformedResponse = 5,  ///< the response cannot be read
    Interrupted =
        130 ///< Ctrl-C, SIGTERM or SIGHUP; 128 and the number of SIGINT, as shells have it
};

/// A stream that people or programs read. Everything is out when a call returns; a reader that has
/// gone away is no error, anything else is remembered.
class Output {
public:
    explicit Output(std::FILE* file) : file_(file) {}

    void write(const QByteArray& bytes);
    /// `text` and a line end.
    void line(const QString& text);
    bool isTerminal() const;
    /// Why something could not be written, as errno has it; 0 if all could.
    int error() const { return error_; }
    /// Whether it is worth writing more: it could be written to until now, and is being read.
    bool isOpen() const { return open_; }

private:
    std::FILE* file_;
    int error_ = 0;
    bool open_ = true;
};

/// What the parts that have windows lend to the terminal.
struct Hooks {
    /// Draws the window showing a trace, as PNG.
    std::function<tl::expected<QByteArray, QString>(const trace::Trace&)> picture;
};

/// Where a command reads and writes.
struct Console {
    Output out{stdout};
    Output err{stderr};
    Hooks hooks;

    /// Prints "thence: " and one line on the error stream and returns Misused.
    int misused(const QString& sentence);
    /// The same with another code.
    int fail(ExitCode code, const QString& sentence);
};

} // namespace thence::cli
