#pragma once

#include <QProcessEnvironment>
#include <QStringList>

namespace thence::test {

constexpr int patience = 60'000; ///< ms, for a machine that is busy with other tests

/// How a program ended, and what it said.
struct Outcome {
    int code = -1; ///< -1: by a signal
    QString out;
    QString err;
};

/// The environment of this test, without a display.
QProcessEnvironment bareEnvironment();

/// Runs a program to its end while the servers of this test go on.
Outcome runProgram(const QString& program, const QStringList& arguments,
                   const QProcessEnvironment& environment = bareEnvironment(),
                   const QString& folder = {}, const QByteArray& input = {});

/// Runs thence, without a display.
Outcome runWith(const QStringList& arguments, const QString& folder = {},
                const QByteArray& input = {});

} // namespace thence::test
