#include "app/cli/seconds.h"

namespace thence::cli {

namespace {

constexpr double shortest = 0.001;
constexpr double longest = 86'400;

} // namespace

tl::expected<std::optional<std::chrono::milliseconds>, QString>
readSeconds(const Arguments& arguments, QLatin1String name) {
    if (!arguments.has(name))
        return std::nullopt;
    const QString text = arguments.value(name);
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds >= shortest && seconds <= longest))
        return tl::unexpected(
            QCoreApplication::translate("Cli", "--%1 “%2” is not a number of seconds from %3 to "
                                               "%4. Write it as in --%1 2.5.")
                .arg(name, text)
                .arg(shortest)
                .arg(int(longest)));
    return std::chrono::milliseconds(qRound64(seconds * 1000));
}

} // namespace thence::cli
