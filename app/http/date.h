#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>

#include <optional>

namespace thence::http {

/// A time in UTC, as Qt spells it in every version: Qt::UTC is on its way out of the constructor
/// and QTimeZone::UTC came with Qt 6.5. Invalid where the date or the time is.
QDateTime utc(QDate date, QTime time);

/// Reads an HTTP-date in any of its three formats (RFC 9110 §5.6.7), names in any case. The weekday
/// has to be a weekday but not the right one. A two-digit year more than 50 years after `now` means
/// the century before. Anything else, a zone other than GMT included, is no date.
std::optional<QDateTime> parseDate(QByteArrayView text, const QDateTime& now);

/// "Sun, 06 Nov 1994 08:49:37 GMT", the format to send (IMF-fixdate, RFC 9110 §5.6.7).
QByteArray formatDate(const QDateTime& time);

} // namespace thence::http
