#pragma once

#include "app/http/message.h"

#include <QStringList>

namespace thence::test {

/// A program that can be asked to send a request and to follow where it leads, and the profile that
/// predicts it.
struct Program {
    const char* name;
    QString executable; ///< empty where it is not installed
    QStringList (*arguments)(const http::Request& request);
    QString client;
};

/// All that the tests know, installed or not.
const QList<Program>& programs();

/// Runs a program to its end while the servers of this test go on, without the proxies of the
/// environment. Whether it ended well, within 30 seconds.
bool run(const QString& executable, const QStringList& arguments, QByteArray* output = nullptr);

} // namespace thence::test
