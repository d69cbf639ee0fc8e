#include "tests/support/program.h"

#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

namespace thence::test {

QProcessEnvironment bareEnvironment() {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
        environment.insert(name, QString()); // which says as little as not set
    return environment;
}

Outcome runProgram(const QString& program, const QStringList& arguments,
                   const QProcessEnvironment& environment, const QString& folder,
                   const QByteArray& input) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, patience))
        qFatal("the program does not end");
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

Outcome runWith(const QStringList& arguments, const QString& folder, const QByteArray& input) {
    return runProgram(QString::fromUtf8(THENCE_BINARY), arguments, bareEnvironment(), folder,
                      input);
}

} // namespace thence::test
