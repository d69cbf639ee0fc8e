#include "app/http/date.h"

#include "app/http/syntax.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace thence::http {

namespace {

constexpr std::string_view days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                     "Friday", "Saturday", "Sunday"};
constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// What follows the weekday. D, Y, h, m and s stand for a digit, _ for a digit or a space, MMM for
// the name of a month; everything else stands for itself.
struct Layout {
    bool longWeekday;
    std::string_view rest;
};
constexpr Layout layouts[] = {
    {false, ", DD MMM YYYY hh:mm:ss GMT"}, // Sun, 06 Nov 1994 08:49:37 GMT
    {true, ", DD-MMM-YY hh:mm:ss GMT"},    // Sunday, 06-Nov-94 08:49:37 GMT (RFC 850)
    {false, " MMM _D hh:mm:ss YYYY"},      // Sun Nov  6 08:49:37 1994 (asctime)
};

struct Parts {
    int day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0;

    int* numberFor(char placeholder) {
        switch (placeholder) {
        case '_':
        case 'D':
            return &day;
        case 'Y':
            return &year;
        case 'h':
            return &hour;
        case 'm':
            return &minute;
        case 's':
            return &second;
        default:
            return nullptr;
        }
    }
};

QByteArrayView view(std::string_view text) {
    return {text.data(), qsizetype(text.size())};
}

int monthNumber(QByteArrayView name) {
    const auto found = std::find_if(std::begin(months), std::end(months), [&](auto month) {
        return equalsIgnoringCase(name, view(month));
    });
    return found == std::end(months) ? 0 : int(std::distance(std::begin(months), found)) + 1;
}

/// How many bytes the weekday takes at the start of `text`; 0 if there is none.
qsizetype weekdayLength(QByteArrayView text, bool longNames) {
    for (const std::string_view day : days) {
        const std::string_view name = longNames ? day : day.substr(0, 3);
        if (equalsIgnoringCase(text.first(std::min(text.size(), qsizetype(name.size()))),
                               view(name)))
            return qsizetype(name.size());
    }
    return 0;
}

std::optional<Parts> match(QByteArrayView text, std::string_view layout) {
    if (text.size() != qsizetype(layout.size()))
        return std::nullopt;
    Parts parts;
    for (size_t i = 0; i < layout.size(); ++i) {
        const char c = text[qsizetype(i)];
        if (layout.substr(i, 3) == "MMM") {
            parts.month = monthNumber(text.sliced(qsizetype(i), 3));
            i += 2;
        } else if (int* number = parts.numberFor(layout[i]); number && c >= '0' && c <= '9') {
            *number = *number * 10 + (c - '0');
        } else if (number ? layout[i] != '_' || c != ' '
                          : !equalsIgnoringCase(QByteArrayView(&c, 1),
                                                QByteArrayView(&layout[i], 1))) {
            return std::nullopt;
        }
    }
    return parts;
}

std::optional<QDateTime> toDateTime(const Parts& parts) {
    // A leap second is valid in the grammar and unknown to QTime: the nearest time before it counts
    // (RFC 9111 §4.2).
    const QDate date(parts.year, parts.month, parts.day);
    const QTime time(parts.hour, parts.minute, parts.second == 60 ? 59 : parts.second);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return utc(date, time);
}

} // namespace

QDateTime utc(QDate date, QTime time) {
    static const QDateTime epoch = QDateTime::fromSecsSinceEpoch(0).toUTC();
    QDateTime made = epoch;
    made.setDate(date);
    made.setTime(time);
    return date.isValid() && time.isValid() ? made : QDateTime();
}

std::optional<QDateTime> parseDate(QByteArrayView text, const QDateTime& now) {
    text = trimmed(text);
    for (const Layout& layout : layouts) {
        const qsizetype weekday = weekdayLength(text, layout.longWeekday);
        if (weekday == 0)
            continue;
        std::optional<Parts> parts = match(text.sliced(weekday), layout.rest);
        if (!parts)
            continue;
        if (layout.longWeekday) {
            const int thisYear = now.toUTC().date().year();
            parts->year += thisYear - thisYear % 100;
            if (parts->year > thisYear + 50)
                parts->year -= 100;
        }
        return toDateTime(*parts);
    }
    return std::nullopt;
}

QByteArray formatDate(const QDateTime& time) {
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
}

} // namespace thence::http
