#include "tests/world/authority.h"

#include <QFile>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace thence::world {

using namespace Qt::StringLiterals;

namespace {

template <auto Free>
struct Freed {
    void operator()(auto* object) const { Free(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;

struct Signed {
    Key key;
    Certificate certificate;
};

/// What goes into a certificate, in OpenSSL's words for extensions.
struct Contents {
    QByteArray subject;
    int firstDay;
    int lastDay;
    QList<std::pair<int, QByteArray>> extensions;
};

void addExtension(X509* certificate, X509* issuer, int kind, const QByteArray& text) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const made = X509V3_EXT_conf_nid(nullptr, &context, kind, text.constData());
    if (!made)
        qFatal("no such extension: %s", text.constData());
    X509_add_ext(certificate, made, -1);
    X509_EXTENSION_free(made);
}

/// Signed by `issuer`, or by itself.
Signed make(const Contents& contents, const Signed* issuer) {
    Signed made{Key(EVP_EC_gen("P-256")), Certificate(X509_new())};
    X509* const certificate = made.certificate.get();
    X509* const above = issuer ? issuer->certificate.get() : certificate;
    quint64 serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
    X509_time_adj_ex(X509_getm_notBefore(certificate), contents.firstDay, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(certificate), contents.lastDay, 0, nullptr);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(contents.subject.constData()),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(above));
    for (const auto& [kind, text] : contents.extensions)
        addExtension(certificate, above, kind, text);
    X509_sign(certificate, issuer ? issuer->key.get() : made.key.get(), EVP_sha256());
    return made;
}

Signed makeAuthority(const QByteArray& name, const Signed* issuer) {
    return make({name,
                 -30,
                 3650,
                 {{NID_basic_constraints, "critical,CA:TRUE"},
                  {NID_key_usage, "critical,keyCertSign,cRLSign"},
                  {NID_subject_key_identifier, "hash"}}},
                issuer);
}

template <typename Write>
QByteArray pem(Write write) {
    const std::unique_ptr<BIO, Freed<BIO_free_all>> memory(BIO_new(BIO_s_mem()));
    write(memory.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &bytes);
    return QByteArray(bytes, qsizetype(size));
}

QByteArray pem(const Certificate& certificate) {
    return pem([&](BIO* to) { PEM_write_bio_X509(to, certificate.get()); });
}

QByteArray pem(const Key& key) {
    return pem([&](BIO* to) {
        PEM_write_bio_PrivateKey(to, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

} // namespace

struct Authority::Keys {
    Signed root = makeAuthority("World Root", nullptr);
    Signed intermediate = makeAuthority("World Intermediate", &root);
    Signed unknown = makeAuthority("Unknown Root", nullptr);
};

Authority::Authority() : keys_(std::make_unique<Keys>()) {}
Authority::~Authority() = default;

Identity Authority::issue(const Issue& issue) const {
    const Signed& issuer = issue.ownRoot ? keys_->unknown : keys_->intermediate;
    const Signed made = make({issue.names.value(0),
                              issue.firstDay,
                              issue.lastDay,
                              {{NID_basic_constraints, "critical,CA:FALSE"},
                               {NID_key_usage, "critical,digitalSignature"},
                               {NID_ext_key_usage, "serverAuth"},
                               {NID_authority_key_identifier, "keyid"},
                               {NID_subject_key_identifier, "hash"},
                               {NID_subject_alt_name, "DNS:" + issue.names.join(",DNS:")}}},
                             &issuer);
    return {QSslCertificate::fromData(pem(made.certificate) + pem(issuer.certificate)),
            QSslKey(pem(made.key), QSsl::Ec)};
}

QSslCertificate Authority::root() const {
    return QSslCertificate(pem(keys_->root.certificate));
}

QSslCertificate Authority::unknownRoot() const {
    return QSslCertificate(pem(keys_->unknown.certificate));
}

QByteArray Authority::rootFileName() const {
    const quint64 hash = X509_subject_name_hash(keys_->root.certificate.get());
    return QByteArray::number(hash, 16).rightJustified(8, '0') + ".0";
}

bool publish(const Authority& authority, const Identity& identity) {
    const auto write = [](const char* name, const QByteArray& bytes) {
        QFile file(QString::fromLatin1(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QByteArray chain;
    for (const QSslCertificate& certificate : identity.chain)
        chain += certificate.toPem();
    const QSslCertificate root = authority.root();
    // A link, as everywhere: Qt takes a folder without links for one that is not indexed.
    return write("/etc/ssl/certs/ca-certificates.crt", root.toPem()) &&
           QFile::link(u"ca-certificates.crt"_s,
                       u"/etc/ssl/certs/"_s + QString::fromLatin1(authority.rootFileName())) &&
           write("/etc/chromium/policies/managed/world.json",
                 R"({"CACertificates": [")" + root.toDer().toBase64() + R"("]})") &&
           write("/etc/world/unknown.pem", authority.unknownRoot().toPem()) &&
           write("/etc/world/chain.pem", chain) &&
           write("/etc/world/key.pem", identity.key.toPem());
}

} // namespace thence::world
