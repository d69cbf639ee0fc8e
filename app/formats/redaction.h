#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace whereto::formats {

/// Takes secrets out of what leaves the program. What is taken out is replaced by the word
/// "redacted", so that a reader still sees that something was there.
class Redaction {
public:
    enum class Secrets { Hidden, Kept };

    Redaction() = default; ///< hides
    explicit Redaction(Secrets secrets) : hidden_(secrets == Secrets::Hidden) {}

    bool hides() const { return hidden_; }

    /// A field value: the credentials of Authorization and its like (the scheme stays), the values
    /// of cookies (their names and attributes stay), and tokens inside URLs.
    QByteArray field(QByteArrayView name, QByteArrayView value) const;

    /// A URL or a reference to one: its userinfo, and the values of query and fragment parameters
    /// whose names speak of secrets ("access_token", "code", "sig"…).
    QByteArray url(QByteArrayView url) const;

    /// Text content: the values of form parameters and of JSON members whose names speak of
    /// secrets. Other content is returned as it is.
    QByteArray content(QByteArrayView content) const;

    /// A message head, "HTTP/1.1 302 Found\r\nSet-Cookie: …": every line as field() has it, and the
    /// request target as url() has it.
    QByteArray head(QByteArrayView head) const;

private:
    bool hidden_ = true;
};

} // namespace whereto::formats
