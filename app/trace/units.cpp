#include "app/trace/units.h"

#include <QCoreApplication>

namespace whereto::trace {

using namespace Qt::StringLiterals;

QString sizeText(qint64 bytes) {
    if (bytes < 1000)
        return u"%1 B"_s.arg(bytes);
    if (bytes < 999'950)
        return u"%1 kB"_s.arg(double(bytes) / 1e3, 0, 'f', 1);
    return u"%1 MB"_s.arg(double(bytes) / 1e6, 0, 'f', 1);
}

QString durationText(Timings::Duration duration) {
    const double ms = std::chrono::duration<double, std::milli>(duration).count();
    if (ms >= 999.5)
        return u"%1 s"_s.arg(ms / 1000, 0, 'f', ms < 9'995 ? 2 : 1);
    return u"%1 ms"_s.arg(ms, 0, 'f', ms < 9.95 ? 1 : 0);
}

QString phaseWord(Phase phase) {
    static constexpr const char* words[] = {
        QT_TRANSLATE_NOOP("Phase", "blocked"), QT_TRANSLATE_NOOP("Phase", "DNS"),
        QT_TRANSLATE_NOOP("Phase", "TCP"),     QT_TRANSLATE_NOOP("Phase", "TLS"),
        QT_TRANSLATE_NOOP("Phase", "send"),    QT_TRANSLATE_NOOP("Phase", "wait"),
        QT_TRANSLATE_NOOP("Phase", "receive")};
    return QCoreApplication::translate("Phase", words[size_t(phase)]);
}

} // namespace whereto::trace
