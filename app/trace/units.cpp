#include "app/trace/units.h"

#include <QCoreApplication>

namespace thence::trace {

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
    if (ms > 0 && ms < 0.05)
        return u"<0.1 ms"_s;
    if (ms >= 999.5)
        return u"%1 s"_s.arg(ms / 1000, 0, 'f', ms < 9'995 ? 2 : 1);
    return u"%1 ms"_s.arg(ms, 0, 'f', ms < 9.95 ? 1 : 0);
}

QString countText(qint64 count, Counted what) {
    struct Words {
        const char* one;
        const char* many;
    };
    // In the order of the enumeration.
    static constexpr Words words[] = {
        {QT_TRANSLATE_NOOP("Count", "1 hop"), QT_TRANSLATE_NOOP("Count", "%1 hops")},
        {QT_TRANSLATE_NOOP("Count", "1 origin"), QT_TRANSLATE_NOOP("Count", "%1 origins")},
        {QT_TRANSLATE_NOOP("Count", "1 redirect"), QT_TRANSLATE_NOOP("Count", "%1 redirects")},
        {QT_TRANSLATE_NOOP("Count", "1 byte"), QT_TRANSLATE_NOOP("Count", "%1 bytes")},
        {QT_TRANSLATE_NOOP("Count", "1 day"), QT_TRANSLATE_NOOP("Count", "%1 days")}};
    const Words& word = words[size_t(what)];
    return count == 1 ? QCoreApplication::translate("Count", word.one)
                      : QCoreApplication::translate("Count", word.many).arg(count);
}

QByteArrayView word(Phase phase) {
    static constexpr const char* words[] = {"blocked", "dns",  "connect", "tls",
                                            "send",    "wait", "receive"};
    return words[size_t(phase)];
}

QString phaseWord(Phase phase) {
    static constexpr const char* words[] = {
        QT_TRANSLATE_NOOP("Phase", "blocked"), QT_TRANSLATE_NOOP("Phase", "DNS"),
        QT_TRANSLATE_NOOP("Phase", "TCP"),     QT_TRANSLATE_NOOP("Phase", "TLS"),
        QT_TRANSLATE_NOOP("Phase", "send"),    QT_TRANSLATE_NOOP("Phase", "wait"),
        QT_TRANSLATE_NOOP("Phase", "receive")};
    return QCoreApplication::translate("Phase", words[size_t(phase)]);
}

} // namespace thence::trace
