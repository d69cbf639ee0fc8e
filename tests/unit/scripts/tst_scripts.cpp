#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace thence::test;
using namespace Qt::StringLiterals;

namespace {

const QString source = QStringLiteral(THENCE_SOURCE_DIR);

/// A folder of programs that stand in for the real ones, before them in PATH.
class Programs {
public:
    void add(const QString& name, const QByteArray& script) {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("the stand-in cannot be written");
        file.write("#!/bin/bash\n" + script);
        file.close();
        const auto all = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther |
                         QFile::ExeOther;
        file.setPermissions(all);
        QFile::setPermissions(folder_.path(), all);
    }

    QProcessEnvironment environment() const {
        QProcessEnvironment environment = bareEnvironment();
        environment.insert(u"PATH"_s, folder_.path() + u":/usr/bin:/bin"_s);
        return environment;
    }

private:
    QTemporaryDir folder_;
};

/// Runs a script of the project as an ordinary user.
Outcome runAsUser(const QStringList& words, const Programs& programs) {
    if (::geteuid() != 0)
        return runProgram(u"bash"_s, words, programs.environment());
    const QStringList user{u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, u"--"_s,
                           u"bash"_s};
    return runProgram(u"setpriv"_s, user + words, programs.environment());
}

} // namespace

/// The scripts that the README names, with stand-ins for what they call.
class TestScripts : public QObject {
    Q_OBJECT

    /// What app/build.sh says when Ninja prints `lines`.
    static Outcome build(const QByteArray& lines, int code = 0) {
        Programs programs;
        programs.add(u"cmake"_s, "if [[ $1 == --build ]]; then\ncat <<'END'\n" + lines +
                                     "END\nexit " + QByteArray::number(code) +
                                     "\nfi\necho '-- Configuring done'\n");
        return runProgram(u"bash"_s, {source + u"/app/build.sh"_s, u"thence"_s},
                          programs.environment());
    }

private slots:
    void nothingToBuildIsNothingToSay() {
        const Outcome outcome =
            build("[0/2] Re-checking globbed directories...\nninja: no work to do.\n");
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out + outcome.err, QString());
    }

    void progressIsToldNowAndThen() {
        QByteArray lines;
        for (int i = 1; i <= 300; ++i)
            lines += "[" + QByteArray::number(i) + "/300] Building CXX object a.o\n";
        const Outcome outcome = build(lines);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.err.startsWith(u"Building 1 of 300\nBuilding 30 of 300\n"),
                 qPrintable(outcome.err));
        QVERIFY(outcome.err.endsWith(u"Building 300 of 300\n"));
        QCOMPARE(outcome.err.count(u'\n'), 11);
    }

    void complaintsAreShown() {
        const Outcome outcome = build("[1/9] Building CXX object a.o\n"
                                      "FAILED: a.o \n"
                                      "a.cpp:1:1: error: no\n"
                                      "ninja: build stopped: subcommand failed.\n",
                                      1);
        QCOMPARE(outcome.code, 1);
        QCOMPARE(outcome.err, u"Building 1 of 9\nFAILED: a.o \na.cpp:1:1: error: no\n"
                              "ninja: build stopped: subcommand failed.\n"_s);
    }

    void withoutRootTheCommandIsPrinted_data() {
        QTest::addColumn<bool>("hasSudo");
        QTest::newRow("sudo") << true;
        QTest::newRow("no sudo") << false;
    }
    void withoutRootTheCommandIsPrinted() {
        QFETCH(bool, hasSudo);
        Programs programs;
        programs.add(u"dpkg-query"_s, "[[ ${@: -1} == cmake ]] || echo installed");
        if (hasSudo)
            programs.add(u"sudo"_s, "exit 1");
        else if (QFile::exists(u"/usr/bin/sudo"_s))
            QSKIP("sudo is installed here");
        // As text: the sources may stand where only root can read.
        QFile script(source + u"/app/setup.sh"_s);
        QVERIFY(script.open(QIODevice::ReadOnly));
        const Outcome outcome = runAsUser({u"-c"_s, QString::fromUtf8(script.readAll())}, programs);
        QCOMPARE(outcome.code, 1);
        const QString install =
            u"'apt-get update && apt-get install -y --no-install-recommends cmake'\n"_s;
        QVERIFY2(outcome.err.contains(u"\n  su -c "_s + install), qPrintable(outcome.err));
        QCOMPARE(outcome.err.contains(u"\n  sudo sh -c "_s + install), hasSudo);
    }

    void skippedChecksAreCountedAndNamed() {
        QTemporaryDir folder;
        QFile report(folder.filePath(u"report.xml"_s));
        QVERIFY(report.open(QIODevice::WriteOnly));
        report.write(R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="(empty)" tests="3">
	<testcase name="peers/servers" classname="peers/servers" time="1" status="run">
		<system-out>SKIP   : TestServers::accepted(caddy: a &lt;b&gt;) caddy is not installed
   Loc: [tst_servers.cpp(1)]
PASS   : TestServers::accepted(nginx: plain)
SKIP   : TestServers::obeyed(caddy: a) caddy is not installed
SKIP   : TestServers::alone() no reason
</system-out>
	</testcase>
	<testcase name="world/lookup" classname="world/lookup" time="0" status="notrun">
		<skipped message="SKIP_RETURN_CODE=77"/>
		<system-out>The kernel refuses namespaces.
</system-out>
	</testcase>
	<testcase name="unit/a" classname="unit/a" time="1" status="run">
		<system-out></system-out>
	</testcase>
</testsuite>
)xml");
        report.close();
        const Outcome outcome =
            runProgram(u"awk"_s, {u"-f"_s, source + u"/tests/skipped.awk"_s, report.fileName()});
        QCOMPARE(outcome.err, QString());
        QCOMPARE(outcome.out, u"Skipped:\n"
                              "  peers/servers: caddy is not installed (2)\n"
                              "      accepted(caddy: a <b>), obeyed(caddy: a)\n"
                              "  peers/servers: no reason (1)\n"
                              "      alone()\n"
                              "  world/lookup: The kernel refuses namespaces. (1)\n"
                              "      the whole program\n"
                              "4 checks were skipped.\n"_s);
    }
};

QTEST_GUILESS_MAIN(TestScripts)
#include "tst_scripts.moc"
