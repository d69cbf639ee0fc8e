#include "app/cli/wireoptions.h"

#include "app/cli/seconds.h"
#include "app/lab/lab.h"

#include <QFile>

namespace whereto::cli {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;
using Step = tl::expected<void, QString>;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

QString withoutBrackets(const QString& text) {
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    return bracketed ? text.sliced(1, text.size() - 2) : text;
}

/// "host:port:address". The host may be an IPv6 address in brackets, and the address may have
/// colons of its own.
tl::expected<wire::Override, QString> readOverride(const QString& text) {
    const qsizetype bracketEnd = text.startsWith(u'[') ? text.indexOf(u']') : 0;
    const qsizetype hostEnd = text.indexOf(u':', qMax<qsizetype>(bracketEnd, 0));
    const qsizetype portEnd = hostEnd < 1 ? -1 : text.indexOf(u':', hostEnd + 1);
    wire::Override override;
    if (portEnd > 0) {
        override.host = text.first(hostEnd).toLower().toUtf8();
        override.port = text.sliced(hostEnd + 1, portEnd - hostEnd - 1).toUShort();
        override.address = QHostAddress(withoutBrackets(text.sliced(portEnd + 1)));
    }
    if (override.port == 0 || override.address.isNull())
        return Problem(tr("--resolve “%1” is not host:port:address. Write it as in "
                          "shop.example:443:127.0.0.1.")
                           .arg(text));
    return override;
}

Step readOverrides(wire::Options& options, const Arguments& arguments) {
    for (const QString& text : arguments.values("resolve"_L1)) {
        const auto override = readOverride(text);
        if (!override)
            return Problem(override.error());
        options.overrides.append(*override);
    }
    return {};
}

Step readTrust(wire::Options& options, const Arguments& arguments) {
    options.verify = !arguments.has("insecure"_L1);
    options.trust.append(lab::Lab::trust());
    for (const QString& name : arguments.values("cacert"_L1)) {
        QFile file(name);
        const QList<QSslCertificate> certificates = file.open(QIODevice::ReadOnly)
                                                        ? QSslCertificate::fromDevice(&file)
                                                        : QList<QSslCertificate>();
        if (certificates.isEmpty())
            return Problem(tr("--cacert %1 holds no certificate that can be read. Name a PEM file.")
                               .arg(name));
        options.trust.append({certificates, {}});
    }
    return {};
}

Step readTimes(wire::Options& options, const Arguments& arguments) {
    const auto time = readSeconds(arguments, "connect-timeout"_L1);
    if (!time)
        return Problem(time.error());
    options.limits.connect = time->value_or(options.limits.connect);
    options.limits.tls = time->value_or(options.limits.tls);
    return {};
}

} // namespace

tl::expected<wire::Options, QString> readWireOptions(const Arguments& arguments) {
    wire::Options options;
    for (const auto read : {readOverrides, readTrust, readTimes})
        if (const Step done = read(options, arguments); !done)
            return Problem(done.error());
    return options;
}

} // namespace whereto::cli
