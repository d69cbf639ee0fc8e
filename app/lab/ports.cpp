#include "app/lab/ports.h"

#include <QRegularExpression>

namespace thence::lab {

using namespace Qt::StringLiterals;

namespace {

quint16 portFor(QByteArrayView scheme, const Ports& ports) {
    return scheme == "https" ? ports.https : ports.http;
}

} // namespace

// Latin-1 keeps every byte as one character, so that texts in any charset come out unharmed.
QByteArray withPorts(const QByteArray& text, const Ports& ports, QByteArrayView scheme) {
    static const QRegularExpression authority(
        uR"((?:(https?):)?//(?:[^/@\s"'<>]*@)?(?:[a-z0-9-]+\.)*localhost(?=[/?#\s"'<>;,)\\]|$))"_s);
    const QString from = QString::fromLatin1(text);
    QString to;
    qsizetype done = 0;
    for (auto matches = authority.globalMatch(from); matches.hasNext();) {
        const auto match = matches.next();
        const QByteArray written = match.captured(1).toLatin1();
        to += QStringView(from).sliced(done, match.capturedEnd() - done);
        to += u':' + QString::number(portFor(written.isEmpty() ? scheme : written, ports));
        done = match.capturedEnd();
    }
    to += QStringView(from).sliced(done);
    return to.toLatin1();
}

url::Url withPorts(const url::Url& url, const Ports& ports) {
    const bool ours = url.host() == "localhost" || url.host().endsWith(".localhost");
    if (!url.isHttp() || url.explicitPort() || !ours)
        return url;
    url::Url::Parts parts = url.parts();
    parts.port = portFor(url.scheme(), ports);
    return url::Url::from(parts);
}

} // namespace thence::lab
