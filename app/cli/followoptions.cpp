#include "app/cli/followoptions.h"

#include "app/cli/seconds.h"
#include "app/cli/unknownclient.h"

#include <QCoreApplication>

namespace thence::cli {

using namespace Qt::StringLiterals;

namespace {

using Problem = tl::unexpected<QString>;
using Step = tl::expected<void, QString>;

constexpr int maxRedirects = 1000;

QString tr(const char* text) {
    return QCoreApplication::translate("Cli", text);
}

/// "curl", or "curl --post301" with options of the client's own.
Step readClient(tracer::Settings& settings, const Arguments& arguments) {
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
    settings.client = *client;
    settings.clientOptions = words;
    return {};
}

Step readLimit(tracer::Settings& settings, const Arguments& arguments) {
    if (!arguments.has("max-redirs"_L1))
        return {};
    const QString text = arguments.value("max-redirs"_L1);
    bool isNumber = false;
    settings.maxRedirects = text.toInt(&isNumber);
    if (!isNumber || settings.maxRedirects < 0 || settings.maxRedirects > maxRedirects)
        return Problem(
            tr("--max-redirs “%1” is not a number from 0 to %2.").arg(text).arg(maxRedirects));
    return {};
}

Step readMemory(tracer::Settings& settings, const Arguments& arguments) {
    if (!arguments.has("max-memory"_L1))
        return {};
    const QString text = arguments.value("max-memory"_L1);
    bool isNumber = false;
    const qint64 mib = text.toLongLong(&isNumber);
    if (!isNumber || mib < 1 || mib > tracer::maxMemory / tracer::mebibyte)
        return Problem(tr("--max-memory “%1” is not a number of MiB from 1 to %2.")
                           .arg(text)
                           .arg(tracer::maxMemory / tracer::mebibyte));
    settings.memory = mib * tracer::mebibyte;
    return {};
}

Step readCookies(tracer::Settings& settings, const Arguments& arguments) {
    for (const QString& cookies : arguments.values("cookie"_L1)) {
        const bool broken = cookies.contains(u'\r') || cookies.contains(u'\n');
        if (!cookies.contains(u'=') || broken)
            return Problem(
                tr("The value of -b is not a cookie. Write it as in 'sid=1; theme=dark'; "
                   "cookie files are not read."));
        if (!settings.cookies.isEmpty())
            settings.cookies += "; ";
        settings.cookies += cookies.toUtf8();
    }
    return {};
}

} // namespace

tl::expected<tracer::Settings, QString> readSettings(const Arguments& arguments) {
    tracer::Settings settings;
    settings.follow = !arguments.has("no-follow"_L1);
    for (const auto read : {readClient, readLimit, readMemory, readCookies})
        if (const Step done = read(settings, arguments); !done)
            return Problem(done.error());
    if (const auto time = readSeconds(arguments, "max-time"_L1); !time)
        return Problem(time.error());
    else
        settings.wholeTrace = time->value_or(settings.wholeTrace);
    return settings;
}

} // namespace thence::cli
