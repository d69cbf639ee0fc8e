#include "ui/composer/typedurl.h"

#include "app/redirect/typed.h"
#include "app/url/parse.h"
#include "ui/composer/authorization.h"
#include "ui/text/readable.h"

#include <QCoreApplication>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;
using Kind = url::ParseError::Kind;

QString tr(const char* text) {
    return QCoreApplication::translate("TypedUrl", text);
}

QString advice(Kind kind) {
    switch (kind) {
    case Kind::Empty:
        return tr("Type or paste one, such as https://example.com/.");
    case Kind::MissingScheme:
        return tr("Begin with http:// or https://.");
    case Kind::MissingHost:
        return tr("Write the host after the two slashes, as in https://example.com/.");
    case Kind::InvalidHost:
        return tr("Check the spelling; IPv6 addresses stand in brackets, as in http://[::1]/.");
    case Kind::InvalidPort:
        return tr("Correct it, or leave it out together with its colon.");
    case Kind::InvalidCharacter:
        return tr("Remove the character, or write it percent-encoded.");
    case Kind::NotHierarchical:
        return tr("Only http and https URLs can be followed.");
    }
    Q_UNREACHABLE();
}

/// The characters that the first `bytes` bytes of `utf8` are.
qsizetype characters(const QByteArray& utf8, qsizetype bytes) {
    return QString::fromUtf8(utf8.first(std::clamp<qsizetype>(bytes, 0, utf8.size()))).size();
}

ComposerError failed(const QString& text, const QByteArray& trimmed, const url::ParseError& error) {
    if (error.kind == Kind::Empty)
        return {ComposerError::Part::Url, tr("There is no URL yet. %1").arg(advice(error.kind)), 0};
    if (trimmed.startsWith("curl "))
        return {ComposerError::Part::Url,
                tr("This is a command. Paste only its URL here; lines such as “Accept: text/html” "
                   "can be pasted under Fields."),
                0};
    const qsizetype leading = text.indexOf(text.trimmed());
    const qsizetype offset = leading + characters(trimmed, error.offset);
    QString sentence = error.text().trimmed();
    if (!sentence.endsWith(u'.'))
        sentence += u'.';
    return {ComposerError::Part::Url,
            tr("%1 At character %2. %3").arg(sentence).arg(offset + 1).arg(advice(error.kind)),
            offset};
}

QString percentDecoded(QByteArrayView text) {
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toByteArray()));
}

/// Names the host that is asked where it is not the one that was typed (an IDN host).
QString hostNote(const QString& text, const url::Url& target) {
    const QString host = QString::fromLatin1(target.host());
    return host.contains("xn--"_L1) && !text.contains(host, Qt::CaseInsensitive)
               ? tr("The host is sent as %1.").arg(host)
               : QString();
}

} // namespace

tl::expected<TypedUrl, ComposerError> readTypedUrl(const QString& text,
                                                   const redirect::Client& client) {
    const QByteArray trimmed = text.trimmed().toUtf8();
    const auto parsed = redirect::readTyped(client, trimmed);
    if (!parsed)
        return tl::unexpected(failed(text, trimmed, parsed.error()));
    if (!parsed->isHttp())
        return tl::unexpected(ComposerError{
            ComposerError::Part::Url,
            tr("Thence asks over http and https, not over “%1”. Begin with http:// or https://.")
                .arg(shortened(readable(parsed->scheme()), 40)),
            0});
    QString note = hostNote(text, *parsed);
    if (const auto usual = url::parseTyped(trimmed); usual->authority() != parsed->authority())
        note = tr("%1 asks %2 here; a browser would ask %3.")
                   .arg(client.name, readable(parsed->authority()), readable(usual->authority()));
    TypedUrl typed{parsed->withoutCredentials(), {}, note};
    if (parsed->hasCredentials()) {
        typed.authorization =
            writeAuthorization({Credentials::Kind::Basic, percentDecoded(parsed->username()),
                                percentDecoded(parsed->password())});
        typed.note +=
            (typed.note.isEmpty() ? u""_s : u" "_s) +
            tr("The user name and password in the URL are sent as an Authorization field.");
    }
    return typed;
}

} // namespace thence::ui
