#pragma once

#include "app/cli/console.h"
#include "app/cli/option.h"

#include <span>

#include <tl/expected.hpp>

namespace thence::cli {

/// One command of the terminal: a file of its own, and a row in commands().
struct Command {
    const char* name;
    const char* operands; ///< as in the usage line: "URL", "[CLIENT]"; may be empty
    int minOperands;      ///< operands
    int maxOperands;
    const char* summary; ///< one line
    const char* details; ///< what else help says; may be empty
    std::span<const Option> options;
    std::span<const Missing> missing{}; ///< explained when they are used
    QString (*list)() = nullptr;        ///< what help says last; null: nothing
    int (*run)(const Arguments&, Console&);
};

/// Every command, in the order of the help text.
std::span<const Command* const> commands();
/// The command called `name`, or null.
const Command* findCommand(QStringView name);

/// Reads the words after the command's name. The error is one line: what was wrong and where to
/// look.
tl::expected<Arguments, QString> readArguments(const Command& command, const QStringList& words);

/// What `thence help` prints.
QString helpText();
/// What `thence help COMMAND` prints.
QString helpText(const Command& command);

} // namespace thence::cli
