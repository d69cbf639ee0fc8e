#pragma once

#include "app/trace/trace.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

#include <memory>

namespace thence::redaction {

class Values;

/// Takes secrets out of what is shown, kept or written. What is taken out is replaced by the word
/// "redacted", so that a reader still sees that something was there.
///
/// A secret is known by the name before it ("access_token=…"), by its looks (a JWT, the password in
/// a URL), by the format it stands in, or, in a redaction of a trace, by being the same value as
/// one that was known elsewhere in that trace. Takes time linear in what is redacted.
class Redaction {
public:
    enum class Secrets { Hidden, Kept };

    Redaction() = default; ///< hides what is known without a trace
    explicit Redaction(Secrets secrets) : hides_(secrets == Secrets::Hidden) {}

    /// Hides every secret of `trace` wherever it stands, unless its terms keep them. Pure.
    static Redaction forTrace(const trace::Trace& trace);
    /// The same for a trace of which `known` knows the hops before `first`.
    static Redaction forTrace(const trace::Trace& trace, const Redaction& known, qsizetype first);

    bool keepsSecrets() const { return !hides_; }
    /// How many different secrets the trace has.
    qsizetype count() const;

    /// A field value: the credentials of Authorization and its like (the scheme stays), the values
    /// of cookies (their names and attributes stay), tokens, and what is secret inside URLs.
    QByteArray field(QByteArrayView name, QByteArrayView value) const;
    /// A URL or a reference to one.
    QByteArray url(QByteArrayView url) const;
    /// Content of a media type; content that looks like another is read as that too.
    QByteArray content(QByteArrayView content, QByteArrayView mediaType = {}) const;
    /// A message head, "HTTP/1.1 302 Found\r\nSet-Cookie: …".
    QByteArray head(QByteArrayView head) const;
    /// Free text of a format that is not known.
    QByteArray text(QByteArrayView text) const;
    /// The same for a sentence about a trace.
    QString sentence(const QString& text) const;
    /// Every string in `object` as sentence() has it.
    QJsonObject json(const QJsonObject& object) const;

    /// A value that a change goes from or to.
    QByteArray changed(const trace::Change& change, const QByteArray& value) const;
    /// The same values with their secrets taken out, everywhere.
    thence::url::Url shown(const thence::url::Url& url) const;
    http::Request shown(const http::Request& request) const;
    trace::Failure shown(const trace::Failure& failure) const;
    trace::Terms shown(const trace::Terms& terms) const;
    trace::Hop shown(const trace::Hop& hop) const;
    trace::Trace shown(const trace::Trace& trace) const;

private:
    template <typename Find>
    QByteArray hidden(QByteArrayView text, bool isUrl, Find&& find) const;
    http::FieldList shown(const http::FieldList& fields) const;
    trace::Change shown(const trace::Change& change) const;
    trace::Exchange shown(const trace::Exchange& exchange) const;
    trace::Decision shown(const trace::Decision& decision) const;

    std::shared_ptr<const Values> values_; ///< null: no trace
    bool hides_ = true;
};

} // namespace thence::redaction
