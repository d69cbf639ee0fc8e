#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace thence::ui {

/// The "name=value" pairs of `text`, parted by semicolons or lines and with or without "Cookie:"
/// before them (RFC 6265 §4.2.1). The error is a plain sentence.
tl::expected<QList<QByteArray>, QString> readCookies(const QString& text);

} // namespace thence::ui
