#include "app/trace/exchange.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::trace {

namespace {

struct Wording {
    Leniency::Kind kind;
    const char* word; ///< in JSON
    const char* sentence;
    const char* reference;
};

constexpr Wording wordings[] = {
    {Leniency::Kind::BareLineFeed, "bare-line-feed",
     QT_TRANSLATE_NOOP("Leniency", "A line ends in LF without CR"), "RFC 9112 §2.2"},
    {Leniency::Kind::ObsoleteFold, "obsolete-fold",
     QT_TRANSLATE_NOOP("Leniency", "A field value goes on in the next line"), "RFC 9112 §5.2"},
    {Leniency::Kind::SpaceBeforeColon, "space-before-colon",
     QT_TRANSLATE_NOOP("Leniency", "White space stands between a field name and its colon"),
     "RFC 9112 §5.1"},
    {Leniency::Kind::BareCarriageReturn, "bare-carriage-return",
     QT_TRANSLATE_NOOP("Leniency", "A CR stands without LF"), "RFC 9112 §2.2"},
    {Leniency::Kind::ControlByteInField, "control-byte-in-field",
     QT_TRANSLATE_NOOP("Leniency", "A field value has a control byte"), "RFC 9110 §5.5"},
    {Leniency::Kind::LengthAndTransferEncoding, "length-and-transfer-encoding",
     QT_TRANSLATE_NOOP("Leniency", "Content-Length stands beside Transfer-Encoding, which wins"),
     "RFC 9112 §6.3"},
    {Leniency::Kind::RepeatedLength, "repeated-length",
     QT_TRANSLATE_NOOP("Leniency", "Content-Length stands more than once"), "RFC 9110 §8.6"},
    {Leniency::Kind::MissingReason, "missing-reason",
     QT_TRANSLATE_NOOP("Leniency", "No space follows the status code"), "RFC 9112 §4"},
    {Leniency::Kind::LeadingEmptyLine, "leading-empty-line",
     QT_TRANSLATE_NOOP("Leniency", "Bytes stand before the status line"), "RFC 9112 §2.2"},
    {Leniency::Kind::FieldWithoutColon, "field-without-colon",
     QT_TRANSLATE_NOOP("Leniency", "A line without a colon stands among the fields"),
     "RFC 9112 §5"},
    {Leniency::Kind::InvalidFieldName, "invalid-field-name",
     QT_TRANSLATE_NOOP("Leniency", "A line whose field name is not a token is left out"),
     "RFC 9110 §5.1"},
    {Leniency::Kind::InvalidVersion, "invalid-version",
     QT_TRANSLATE_NOOP("Leniency", "The HTTP version is not one that HTTP/1.1 can have"),
     "RFC 9112 §2.3"},
    {Leniency::Kind::InvalidStatus, "invalid-status",
     QT_TRANSLATE_NOOP("Leniency",
                       "The status code is not written as three digits from 100 to 599"),
     "RFC 9110 §15"},
    {Leniency::Kind::MissingStatus, "missing-status",
     QT_TRANSLATE_NOOP("Leniency", "There is no status code, and 200 is taken for it"),
     "RFC 9112 §4"},
    {Leniency::Kind::InvalidLength, "invalid-length",
     QT_TRANSLATE_NOOP("Leniency", "A Content-Length that is not a number is left out of account"),
     "RFC 9112 §6.3"},
    {Leniency::Kind::SpaceAfterChunkSize, "space-after-chunk-size",
     QT_TRANSLATE_NOOP("Leniency", "White space follows a chunk size"), "RFC 9112 §7.1"},
    {Leniency::Kind::NoHead, "no-head",
     QT_TRANSLATE_NOOP("Leniency", "Neither a status nor fields came: browsers take the bytes for "
                                   "the content of an HTTP/0.9 response, other clients refuse it"),
     "RFC 9112 §C.1"},
    {Leniency::Kind::ExtraBytes, "extra-bytes",
     QT_TRANSLATE_NOOP("Leniency", "Bytes follow the end of the response"), "RFC 9112 §6.3"},
    {Leniency::Kind::MissingCloseNotify, "missing-close-notify",
     QT_TRANSLATE_NOOP("Leniency", "The connection ended without a TLS closure alert "
                                   "(close_notify), so nothing proves that the content is whole"),
     "RFC 9112 §9.8, RFC 8446 §6.1"},
    {Leniency::Kind::UnaskedBytes, "unasked-bytes",
     QT_TRANSLATE_NOOP("Leniency", "Bytes came on the kept connection before this request was "
                                   "sent, so that connection was not used"),
     "RFC 9112 §9.2"},
    {Leniency::Kind::EarlyResponse, "early-response",
     QT_TRANSLATE_NOOP("Leniency", "This response came on the kept connection before the request "
                                   "had reached the server, so it belongs to no request or to "
                                   "another one"),
     "RFC 9112 §9.2"},
};

const Wording& wording(Leniency::Kind kind) {
    const auto* const row = std::ranges::find(wordings, kind, &Wording::kind);
    Q_ASSERT(row != std::end(wordings));
    return *row;
}

} // namespace

QByteArrayView word(Leniency::Kind kind) {
    return wording(kind).word;
}

QString describe(const Leniency& leniency) {
    const Wording& row = wording(leniency.kind);
    const QString sentence = QCoreApplication::translate("Leniency", row.sentence);
    const QString reference = QString::fromUtf8(row.reference);
    return leniency.offset < 0
               ? QCoreApplication::translate("Leniency", "%1 (%2).").arg(sentence, reference)
               : QCoreApplication::translate("Leniency", "%1 (byte %2, %3).")
                     .arg(sentence)
                     .arg(leniency.offset)
                     .arg(reference);
}

} // namespace thence::trace
