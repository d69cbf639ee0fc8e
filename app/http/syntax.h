#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace whereto::http {

/// Whether `text` is a token, as methods and field names must be (RFC 9110 §5.6.2). Empty is not.
bool isToken(QByteArrayView text);

/// Compares ASCII letters without case; other bytes must be equal (field names, RFC 9110 §5.1).
bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b);

/// `text` without the spaces and tabs around it (OWS, RFC 9110 §5.6.3). A view into the same bytes.
QByteArrayView trimmed(QByteArrayView text);

/// Splits a list-based field value at commas that stand outside quoted strings, dropping empty
/// elements (RFC 9110 §5.6.1). The views point into `value`.
QList<QByteArrayView> splitList(QByteArrayView value, char separator = ',');

} // namespace whereto::http
