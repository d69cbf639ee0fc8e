#include "app/lab/placeholder.h"

namespace thence::lab {

namespace {

constexpr QByteArrayView numberMark = "{n}";
constexpr qint64 largestNumber = 1'000'000'000;

QByteArray shown(const QByteArray& received) {
    const QByteArray text = received.isEmpty() ? QByteArray("none") : received;
    return QString::fromUtf8(text).toHtmlEscaped().toUtf8();
}

} // namespace

std::optional<qint64> matchPath(QByteArrayView pattern, QByteArrayView path) {
    const qsizetype mark = pattern.indexOf(numberMark);
    if (mark < 0)
        return pattern == path ? std::optional<qint64>(0) : std::nullopt;
    const QByteArrayView before = pattern.first(mark);
    const QByteArrayView after = pattern.sliced(mark + numberMark.size());
    if (path.size() <= before.size() + after.size() || !path.startsWith(before) ||
        !path.endsWith(after))
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = path.sliced(before.size(), path.size() - before.size() - after.size())
                              .toByteArray()
                              .toLongLong(&isNumber);
    if (!isNumber || number < 0 || number > largestNumber)
        return std::nullopt;
    return number;
}

QByteArray filled(QByteArray text, qint64 number, const Received& request, const Ports& ports) {
    if (!text.contains('{'))
        return text;
    text.replace("{n}", QByteArray::number(number));
    text.replace("{n+1}", QByteArray::number(number + 1));
    text.replace("{n-1}", QByteArray::number(number - 1));
    text.replace("{http}", QByteArray::number(ports.http));
    text.replace("{https}", QByteArray::number(ports.https));
    text.replace("{method}", shown(request.method));
    text.replace("{size}", QByteArray::number(request.contentSize));
    text.replace("{authorization}", shown(request.fields.joined("Authorization")));
    text.replace("{cookie}", shown(request.fields.joined("Cookie")));
    return text;
}

} // namespace thence::lab
