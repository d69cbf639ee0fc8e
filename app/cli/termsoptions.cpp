#include "app/cli/termsoptions.h"

#include "app/cli/requestoptions.h"
#include "app/cli/unknownclient.h"
#include "app/lab/lab.h"
#include "app/redaction/redaction.h"
#include "app/redirect/client.h"

#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>

#include <cmath>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;
using Step = tl::expected<void, QString>;
using trace::Limit;
using trace::Terms;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

/// "curl", or "curl --post301" with options of the client's own.
Step readClient(Terms& terms, const Arguments& arguments) {
    const QString text = arguments.has("as"_L1) ? arguments.value("as"_L1) : u"chrome"_s;
    QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const QString id = words.isEmpty() ? QString() : words.takeFirst();
    const redirect::Client* const client = redirect::findClient(id);
    if (!client)
        return Problem(unknownClient(id));
    if (const QString unknown = client->unknownOption(words); !unknown.isEmpty())
        return Problem(tr("%1 has no option “%2”. thence clients %3 lists its options.")
                           .arg(client->name, unknown, id));
    // For some clients a method that was set by hand is another matter than one that follows from
    // the content.
    const QString byHand = u"-X"_s;
    if (arguments.has("request"_L1) && client->unknownOption({byHand}).isEmpty())
        words.append(byHand);
    terms.client = {client->id, client->version, words, removedFields(arguments)};
    return {};
}

Step readCookies(Terms& terms, const Arguments& arguments) {
    for (const QString& cookies : arguments.values("cookie"_L1)) {
        const bool broken = cookies.contains(u'\r') || cookies.contains(u'\n');
        if (!cookies.contains(u'=') || broken)
            return Problem(
                tr("The value of -b is not a cookie. Write it as in 'sid=1; theme=dark'; "
                   "cookie files are not read."));
        if (!terms.cookies.isEmpty())
            terms.cookies += "; ";
        terms.cookies += cookies.toUtf8();
    }
    return {};
}

Step readOverrides(Terms& terms, const Arguments& arguments) {
    for (const QString& text : arguments.values("resolve"_L1)) {
        const auto override = trace::readAddressOverride(text);
        if (!override)
            return Problem(tr("--resolve “%1” is not host:port:address. Write it as in "
                              "shop.example:443:127.0.0.1.")
                               .arg(QString::fromUtf8(redaction::Redaction().url(text.toUtf8()))));
        terms.network.overrides.append(*override);
    }
    return {};
}

Step readTrust(Terms& terms, const Arguments& arguments) {
    terms.network.verify = !arguments.has("insecure"_L1);
    terms.network.trust += lab::trustOfRunningLabs();
    for (const QString& name : arguments.values("cacert"_L1)) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return Problem(tr("--cacert %1 cannot be read: %2.").arg(name, file.errorString()));
        const QByteArray certificates = file.readAll();
        if (QSslCertificate::fromData(certificates).isEmpty())
            return Problem(tr("--cacert %1 holds no certificate that can be read. Name a PEM file.")
                               .arg(name));
        terms.network.trust.append({certificates, {}, {}});
    }
    return {};
}

/// An option of the terminal, and the limits that it sets.
struct LimitOption {
    Option option;
    std::initializer_list<const char*> limits;
};

constexpr LimitOption limitRows[] = {
    {{nullptr, "max-redirs", QT_TRANSLATE_NOOP("Cli", "N"),
      QT_TRANSLATE_NOOP("Cli", "Follow at most N redirects (the client's own limit)")},
     {"redirects"}},
    {{"m", "max-time", QT_TRANSLATE_NOOP("Cli", "SECONDS"),
      QT_TRANSLATE_NOOP("Cli", "Time for the whole trace (120)")},
     {"wholeTrace"}},
    {{nullptr, "connect-timeout", QT_TRANSLATE_NOOP("Cli", "SECONDS"),
      QT_TRANSLATE_NOOP("Cli", "Time for connecting, and again for TLS (10)")},
     {"connect", "tls"}},
    {{nullptr, "first-byte-timeout", QT_TRANSLATE_NOOP("Cli", "SECONDS"),
      QT_TRANSLATE_NOOP("Cli", "Time until a response begins (30)")},
     {"firstByte"}},
    {{nullptr, "idle-timeout", QT_TRANSLATE_NOOP("Cli", "SECONDS"),
      QT_TRANSLATE_NOOP("Cli", "Time that may pass without a byte (30)")},
     {"idle"}},
    {{nullptr, "max-head", QT_TRANSLATE_NOOP("Cli", "KIB"),
      QT_TRANSLATE_NOOP("Cli", "The largest response head that is read (256)")},
     {"head"}},
    {{nullptr, "max-content", QT_TRANSLATE_NOOP("Cli", "KIB"),
      QT_TRANSLATE_NOOP("Cli", "How much content of a response is kept (1024)")},
     {"keptContent"}},
    {{nullptr, "max-memory", QT_TRANSLATE_NOOP("Cli", "MIB"),
      QT_TRANSLATE_NOOP("Cli", "How much of the whole trace is kept (64)")},
     {"memory"}},
};

/// The least that a person can ask for; seconds have decimals.
double minFor(const Limit& limit) {
    return limit.unit == Limit::Unit::Seconds ? 0.001 : double(std::max<qint64>(limit.min, 0));
}

QString notANumber(const Limit& limit, const QString& option, const QString& text) {
    const QString from = QString::number(minFor(limit)), to = QString::number(limit.max);
    switch (limit.unit) {
    case Limit::Unit::Count:
        return tr("--%1 “%2” is not a number from %3 to %4.").arg(option, text, from, to);
    case Limit::Unit::Seconds:
        return tr("--%1 “%2” is not a number of seconds from %3 to %4. Write it as in --%1 2.5.")
            .arg(option, text, from, to);
    case Limit::Unit::Kibibytes:
        return tr("--%1 “%2” is not a number of KiB from %3 to %4.").arg(option, text, from, to);
    case Limit::Unit::Mebibytes:
        return tr("--%1 “%2” is not a number of MiB from %3 to %4.").arg(option, text, from, to);
    }
    Q_UNREACHABLE();
}

Step readLimits(Terms& terms, const Arguments& arguments) {
    for (const LimitOption& row : limitRows) {
        const QLatin1String name(row.option.name);
        if (!arguments.has(name))
            continue;
        const QString text = arguments.value(name);
        bool isNumber = false;
        const double value = text.toDouble(&isNumber);
        for (const char* const id : row.limits) {
            const Limit& limit = trace::limit(id);
            const bool isWhole = limit.unit == Limit::Unit::Seconds || value == std::floor(value);
            if (!isNumber || !isWhole || !(value >= minFor(limit) && value <= double(limit.max)))
                return Problem(notANumber(limit, name, text));
            limit.set(terms.limits, qRound64(value * double(limit.scale())));
        }
    }
    return {};
}

} // namespace

std::vector<Option> limitOptions() {
    std::vector<Option> options;
    for (const LimitOption& row : limitRows)
        options.push_back(row.option);
    return options;
}

tl::expected<Terms, QString> readTerms(const Arguments& arguments) {
    Terms terms;
    terms.follow = !arguments.has("no-follow"_L1);
    terms.mayKeepSecrets = arguments.has("with-secrets"_L1);
    for (const auto read : {readClient, readLimits, readCookies, readOverrides, readTrust})
        if (const Step done = read(terms, arguments); !done)
            return Problem(done.error());
    return terms;
}

} // namespace thence::cli
