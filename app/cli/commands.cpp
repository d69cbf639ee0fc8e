#include "app/cli/commands.h"

#include <algorithm>

namespace thence::cli {

std::span<const Command* const> commands() {
    static constexpr const Command* all[] = {
        &traceCommand,  &demoCommand,    &labCommand,       &clientsCommand, &adviseCommand,
        &statusCommand, &predictCommand, &freshnessCommand, &rulesCommand,   &helpCommand};
    return all;
}

const Command* findCommand(QStringView name) {
    const auto all = commands();
    const auto found = std::ranges::find_if(
        all, [&](const Command* command) { return name == QLatin1String(command->name); });
    return found == all.end() ? nullptr : *found;
}

} // namespace thence::cli
