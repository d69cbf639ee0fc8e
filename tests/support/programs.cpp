#include "tests/support/programs.h"

#include "app/redirect/client.h"

#include <QEventLoop>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimer>

namespace thence::test {

using namespace Qt::StringLiterals;

namespace {

QString text(QByteArrayView bytes) {
    return QString::fromLatin1(bytes);
}

QStringList headers(const http::Request& request, const QString& option) {
    QStringList arguments;
    for (const http::Field field : request.fields)
        arguments << option << text(field.name) + u": "_s + text(field.value);
    return arguments;
}

QStringList curlArguments(const http::Request& request) {
    QStringList arguments{u"-qsSL"_s, u"--max-time"_s, u"20"_s};
    if (request.method != "GET" && request.method != "POST")
        arguments << u"-X"_s << text(request.method);
    if (request.content)
        arguments << u"--data-raw"_s << text(request.content->bytes);
    return arguments + headers(request, u"-H"_s) << text(request.target.href());
}

QStringList wgetArguments(const http::Request& request) {
    QStringList arguments{u"--no-config"_s, u"-q"_s,  u"-O-"_s,
                          u"-T20"_s,        u"-t1"_s, u"--method="_s + text(request.method)};
    if (request.content)
        arguments << u"--body-data="_s + text(request.content->bytes);
    for (const QString& field : headers(request, {}))
        if (!field.isEmpty())
            arguments << u"--header="_s + field;
    return arguments << text(request.target.href());
}

/// The request as arguments for the scripts: URL, method, content, then names and values.
QStringList scriptArguments(const http::Request& request) {
    QStringList arguments{text(request.target.href()), text(request.method),
                          request.content ? text(request.content->bytes) : QString()};
    for (const http::Field field : request.fields)
        arguments << text(field.name) << text(field.value);
    return arguments;
}

QStringList nodeArguments(const http::Request& request) {
    return QStringList{u"-e"_s, uR"(
const [url, method, body, ...rest] = process.argv.slice(1);
const headers = [];
for (let i = 0; i < rest.length; i += 2) headers.push([rest[i], rest[i + 1]]);
fetch(url, { method, headers, body: body || undefined }).then(r => r.text()).catch(() => {});
)"_s,
                       u"--"_s} +
           scriptArguments(request);
}

QStringList urllibArguments(const http::Request& request) {
    return QStringList{u"-c"_s, uR"(
import sys, urllib.request
url, method, body, *rest = sys.argv[1:]
request = urllib.request.Request(url, body.encode() or None, dict(zip(rest[::2], rest[1::2])), method=method)
try: urllib.request.urlopen(request, timeout=20).read()
except OSError: pass
)"_s} + scriptArguments(request);
}

QStringList requestsArguments(const http::Request& request) {
    return QStringList{u"-c"_s, uR"(
import sys, requests
url, method, body, *rest = sys.argv[1:]
requests.request(method, url, data=body or None, headers=dict(zip(rest[::2], rest[1::2])), timeout=20)
)"_s} + scriptArguments(request);
}

QStringList lwpArguments(const http::Request& request) {
    return QStringList{u"-e"_s, uR"(
use LWP::UserAgent;
my ($url, $method, $body, @fields) = @ARGV;
LWP::UserAgent->new(timeout => 20)->request(HTTP::Request->new($method, $url, \@fields, $body));
)"_s} + scriptArguments(request);
}

/// "curl@7.88.1" if there is a profile for the version that is installed, else "curl". `asking`
/// makes the program tell its version.
QString profileFor(const QString& id, const QString& executable, const QStringList& asking) {
    QByteArray output;
    run(executable, asking, &output);
    static const QRegularExpression number(u"\\d+(?:\\.\\d+)+"_s);
    const QString version = id + u'@' + number.match(text(output)).captured();
    return redirect::findClient(version) ? version : id;
}

} // namespace

bool run(const QString& program, const QStringList& arguments, QByteArray* output) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy"})
        environment.remove(QString::fromLatin1(name));

    process.setProcessEnvironment(environment);
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
    process.start(program, arguments);
    loop.exec();
    const bool ended = process.state() == QProcess::NotRunning;
    process.kill();
    process.waitForFinished();
    if (output)
        *output = process.readAllStandardOutput();
    return ended && process.error() == QProcess::UnknownError && process.exitCode() == 0;
}

const QList<Program>& programs() {
    static const QList<Program> found = [] {
        const auto path = [](const char* name) {
            return QStandardPaths::findExecutable(QString::fromLatin1(name));
        };
        const QString curl = path("curl"), python = path("python3"), perl = path("perl");
        const bool requests = !python.isEmpty() && run(python, {u"-c"_s, u"import requests"_s});
        const bool lwp = !perl.isEmpty() && run(perl, {u"-e"_s, u"use LWP::UserAgent"_s});
        return QList<Program>{
            {"curl", curl, curlArguments, profileFor(u"curl"_s, curl, {u"--version"_s})},
            {"wget", path("wget"), wgetArguments, u"wget"_s},
            {"node", path("node"), nodeArguments, u"node"_s},
            {"python3 urllib", python, urllibArguments, u"urllib"_s},
            {"python3 requests", requests ? python : QString(), requestsArguments, u"requests"_s},
            {"perl LWP", lwp ? perl : QString(), lwpArguments,
             profileFor(u"lwp"_s, perl, {u"-MLWP"_s, u"-e"_s, u"print LWP->VERSION"_s})}};
    }();
    return found;
}

} // namespace thence::test
