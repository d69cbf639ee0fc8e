#pragma once

#include "app/http/fieldlist.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace thence::http {

/// Reads delta-seconds: digits and nothing else. What is too large to count counts as the largest
/// whole number that JSON keeps, 2^53 - 1 (RFC 9111 §1.2.2).
std::optional<qint64> parseDeltaSeconds(QByteArrayView text);

/// One member of a Cache-Control field (RFC 9111 §5.2).
struct CacheDirective {
    QByteArray name;                    ///< lower case
    std::optional<QByteArray> argument; ///< without its quotes
    bool quoted = false;
    bool wellFormed = true; ///< false where the grammar is broken: "max-age =60", "max-age=6 0"
};

/// All Cache-Control field lines of a message, in order, repeats kept.
class CacheControl {
public:
    CacheControl() = default;
    explicit CacheControl(const FieldList& fields, QByteArrayView fieldName = "Cache-Control");

    const QList<CacheDirective>& directives() const { return directives_; }
    bool isEmpty() const { return directives_.isEmpty(); }
    bool has(QByteArrayView name) const { return first(name) != nullptr; }
    qsizetype count(QByteArrayView name) const;
    /// The first directive called `name`, or null.
    const CacheDirective* first(QByteArrayView name) const;
    /// Whether `name` stands there without an argument, and so applies to the whole message
    /// (no-cache and private can be limited to some fields, RFC 9111 §5.2.2.4, §5.2.2.7).
    bool hasUnqualified(QByteArrayView name) const;
    /// The first `name`'s argument as seconds; nothing when it is absent or invalid.
    std::optional<qint64> seconds(QByteArrayView name) const;

private:
    QList<CacheDirective> directives_;
};

} // namespace thence::http
