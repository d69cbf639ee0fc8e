#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace thence::http {

/// Whether `text` is a token, as methods and field names must be (RFC 9110 §5.6.2). Empty is not.
bool isToken(QByteArrayView text);

/// Whether a byte may not stand in a field value: C0 controls but the tab, and DEL (RFC 9110 §5.5).
constexpr bool isControl(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

/// Compares ASCII letters without case; other bytes must be equal (field names, RFC 9110 §5.1).
bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b);

/// `text` without the spaces and tabs around it (OWS, RFC 9110 §5.6.3). A view into the same bytes.
QByteArrayView trimmed(QByteArrayView text);

/// Splits a list-based field value at commas that stand outside quoted strings, dropping empty
/// elements (RFC 9110 §5.6.1). The views point into `value`.
QList<QByteArrayView> splitList(QByteArrayView value, char separator = ',');

/// "text/html" of "text/html; charset=utf-8" (RFC 9110 §5.6.6). A view into the same bytes.
QByteArrayView withoutParameters(QByteArrayView value);

} // namespace thence::http
