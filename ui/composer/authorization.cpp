#include "ui/composer/authorization.h"

#include "app/http/syntax.h"

#include <QStringDecoder>

namespace thence::ui {

namespace {

Credentials readBasic(QByteArrayView encoded) {
    const auto decoded = QByteArray::fromBase64Encoding(encoded.toByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(*decoded);
    const qsizetype colon = text.indexOf(u':');
    if (!decoded || utf8.hasError() || colon < 0)
        return {Credentials::Kind::Other, {}, {}};
    return {Credentials::Kind::Basic, text.first(colon), text.sliced(colon + 1)};
}

} // namespace

Credentials readAuthorization(const std::optional<QByteArray>& value) {
    if (!value)
        return {};
    const QByteArrayView text = http::trimmed(*value);
    const qsizetype space = text.indexOf(' ');
    const QByteArrayView scheme = space < 0 ? text : text.first(space);
    const QByteArrayView rest = space < 0 ? QByteArrayView() : http::trimmed(text.sliced(space));
    if (http::equalsIgnoringCase(scheme, "basic"))
        return readBasic(rest);
    if (http::equalsIgnoringCase(scheme, "bearer"))
        return {Credentials::Kind::Bearer, {}, {}, QString::fromUtf8(rest)};
    return {Credentials::Kind::Other, {}, {}};
}

std::optional<QByteArray> writeAuthorization(const Credentials& credentials) {
    switch (credentials.kind) {
    case Credentials::Kind::Basic:
        return "Basic " + (credentials.user + u':' + credentials.password).toUtf8().toBase64();
    case Credentials::Kind::Bearer:
        return "Bearer " + credentials.token.trimmed().toUtf8();
    case Credentials::Kind::None:
    case Credentials::Kind::Other:
        break;
    }
    return std::nullopt;
}

} // namespace thence::ui
