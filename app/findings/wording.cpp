#include "app/findings/wording.h"

#include <QCoreApplication>

#include <iterator>

namespace thence::findings {

QString secondsText(qint64 seconds) {
    struct Unit {
        qint64 seconds;
        const char* name;
    };
    static constexpr Unit units[] = {{86400, QT_TRANSLATE_NOOP("Duration", "%1 days")},
                                     {3600, QT_TRANSLATE_NOOP("Duration", "%1 h")},
                                     {60, QT_TRANSLATE_NOOP("Duration", "%1 min")},
                                     {1, QT_TRANSLATE_NOOP("Duration", "%1 s")}};
    // Two of a unit read better than one of the next: 120 s stays exact, 7200 s becomes 2 h.
    const Unit* unit = std::end(units) - 1;
    for (const Unit& candidate : units) {
        if (seconds >= 2 * candidate.seconds && seconds % candidate.seconds == 0) {
            unit = &candidate;
            break;
        }
    }
    if (seconds >= 2 * units[0].seconds)
        unit = &units[0];
    return QCoreApplication::translate("Duration", unit->name).arg(seconds / unit->seconds);
}

} // namespace thence::findings
