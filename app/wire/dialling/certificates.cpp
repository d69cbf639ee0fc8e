#include "app/wire/dialling/certificates.h"

#include <QCryptographicHash>
#include <QSslKey>

namespace thence::wire {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(const QStringList& commonNames, const QString& distinguishedName) {
    return commonNames.isEmpty() ? distinguishedName : commonNames.join(u", "_s);
}

// The library hands the names of each kind out last one first.
QStringList alternativeNames(const QSslCertificate& certificate) {
    QStringList addresses, names;
    const auto all = certificate.subjectAlternativeNames();
    for (const QString& name : all.values(QSsl::DnsEntry))
        names.prepend(u"DNS:"_s + name);
    for (const QString& address : all.values(QSsl::IpAddressEntry))
        addresses.prepend(u"IP:"_s + address);
    return names + addresses;
}

QString keyName(const QSslKey& key) {
    const auto name = [&] {
        switch (key.algorithm()) {
        case QSsl::Rsa:
            return u"RSA"_s;
        case QSsl::Dsa:
            return u"DSA"_s;
        case QSsl::Ec:
            return u"EC"_s;
        case QSsl::Dh:
            return u"DH"_s;
#if QT_VERSION >= QT_VERSION_CHECK(6, 11, 0)
        case QSsl::MlDsa:
            return u"ML-DSA"_s;
#endif
        case QSsl::Opaque:
            break;
        }
        return QString();
    }();
    return name.isEmpty() || key.length() <= 0 ? name : name + u' ' + QString::number(key.length());
}

} // namespace

trace::Certificate describe(const QSslCertificate& certificate) {
    return {.subject = nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                              certificate.subjectDisplayName()),
            .issuer = nameOf(certificate.issuerInfo(QSslCertificate::CommonName),
                             certificate.issuerDisplayName()),
            .alternativeNames = alternativeNames(certificate),
            .notBefore = certificate.effectiveDate(),
            .notAfter = certificate.expiryDate(),
            .serialNumber = certificate.serialNumber(),
            .sha256 = certificate.digest(QCryptographicHash::Sha256).toHex(),
            .key = keyName(certificate.publicKey()),
            .der = certificate.toDer()};
}

} // namespace thence::wire
