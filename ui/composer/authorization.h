#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace thence::ui {

/// What an Authorization field says, for the two schemes that are written by hand.
struct Credentials {
    enum class Kind { None, Basic, Bearer, Other };
    Kind kind = Kind::None;
    QString user;     ///< with Basic
    QString password; ///< with Basic
    QString token{};  ///< with Bearer

    bool operator==(const Credentials&) const = default;
};

/// Reads a field value (RFC 7617 §2, RFC 6750 §2.1); null is None, what is not understood Other.
Credentials readAuthorization(const std::optional<QByteArray>& value);

/// The field value, null for None and Other. User name and password travel as UTF-8 (RFC 7617
/// §2.1).
std::optional<QByteArray> writeAuthorization(const Credentials& credentials);

} // namespace thence::ui
