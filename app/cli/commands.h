#pragma once

#include "app/cli/command.h"

namespace thence::cli {

extern const Command traceCommand;
extern const Command demoCommand;
extern const Command labCommand;
extern const Command clientsCommand;
extern const Command adviseCommand;
extern const Command statusCommand;
extern const Command predictCommand;
extern const Command freshnessCommand;
extern const Command rulesCommand;
extern const Command helpCommand;

} // namespace thence::cli
