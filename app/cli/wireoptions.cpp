#include "app/cli/wireoptions.h"

#include "app/cli/seconds.h"
#include "app/lab/lab.h"
#include "app/redaction/redaction.h"

#include <QFile>
#include <QSslCertificate>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;
using Step = tl::expected<void, QString>;

constexpr qint64 maxKib = 64 * 1024;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

Step readOverrides(wire::Options& options, const Arguments& arguments) {
    for (const QString& text : arguments.values("resolve"_L1)) {
        const auto override = wire::readOverride(text);
        if (!override)
            return Problem(tr("--resolve “%1” is not host:port:address. Write it as in "
                              "shop.example:443:127.0.0.1.")
                               .arg(QString::fromUtf8(redaction::Redaction().url(text.toUtf8()))));
        options.overrides.append(*override);
    }
    return {};
}

Step readTrust(wire::Options& options, const Arguments& arguments) {
    options.verify = !arguments.has("insecure"_L1);
    options.trust += lab::trustOfRunningLabs();
    for (const QString& name : arguments.values("cacert"_L1)) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return Problem(tr("--cacert %1 cannot be read: %2.").arg(name, file.errorString()));
        const QByteArray certificates = file.readAll();
        if (QSslCertificate::fromData(certificates).isEmpty())
            return Problem(tr("--cacert %1 holds no certificate that can be read. Name a PEM file.")
                               .arg(name));
        options.trust.append({certificates, {}});
    }
    return {};
}

Step readTimes(wire::Options& options, const Arguments& arguments) {
    wire::Limits& limits = options.limits;
    const std::pair<QLatin1String, QList<std::chrono::milliseconds*>> times[] = {
        {"connect-timeout"_L1, {&limits.connect, &limits.tls}},
        {"first-byte-timeout"_L1, {&limits.firstByte}},
        {"idle-timeout"_L1, {&limits.idle}}};
    for (const auto& [name, places] : times) {
        const auto time = readSeconds(arguments, name);
        if (!time)
            return Problem(time.error());
        for (std::chrono::milliseconds* const place : places)
            *place = time->value_or(*place);
    }
    return {};
}

Step readSizes(wire::Options& options, const Arguments& arguments) {
    const std::pair<QLatin1String, qint64*> sizes[] = {
        {"max-head"_L1, &options.limits.head}, {"max-content"_L1, &options.limits.keptContent}};
    for (const auto& [name, place] : sizes) {
        if (!arguments.has(name))
            continue;
        bool isNumber = false;
        const qint64 kib = arguments.value(name).toLongLong(&isNumber);
        if (!isNumber || kib < 1 || kib > maxKib)
            return Problem(tr("--%1 “%2” is not a number of KiB from 1 to %3.")
                               .arg(name, arguments.value(name))
                               .arg(maxKib));
        *place = kib * 1024;
    }
    return {};
}

} // namespace

tl::expected<wire::Options, QString> readWireOptions(const Arguments& arguments) {
    wire::Options options;
    for (const auto read : {readOverrides, readTrust, readTimes, readSizes})
        if (const Step done = read(options, arguments); !done)
            return Problem(done.error());
    return options;
}

} // namespace thence::cli
