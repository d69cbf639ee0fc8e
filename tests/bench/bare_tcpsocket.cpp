// What bench_wire is compared with beside the bare socket: what Qt Network takes to follow the same
// chains, one write and one read an exchange, with nothing parsed or kept.
#include "tests/bench/cputime.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTcpSocket>

#include <array>
#include <cstdio>

/// bare_tcpsocket PORT CHAINS: asks 127.0.0.1 for /1 to /11 again and again over one connection,
/// and prints CPU microseconds for each exchange.
int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 3)
        return 2;
    constexpr int hops = 11;
    const int exchanges = arguments[2].toInt() * hops;
    const QByteArray rest = " HTTP/1.1\r\nHost: 127.0.0.1:" + arguments[1].toLatin1() +
                            "\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n";
    int done = 0;
    std::array<char, 4096> response{};
    QTcpSocket socket;
    const auto ask = [&] { socket.write("GET /" + QByteArray::number(done % hops + 1) + rest); };
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] {
        socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        ask();
    });
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] {
        socket.read(response.data(), response.size());
        if (++done == exchanges)
            QCoreApplication::quit();
        else
            ask();
    });
    QObject::connect(&socket, &QTcpSocket::errorOccurred, &socket,
                     [] { QCoreApplication::exit(1); });
    socket.connectToHost(QHostAddress::LocalHost, quint16(arguments[1].toUInt()),
                         QIODevice::ReadWrite | QIODevice::Unbuffered);
    if (const int failed = QCoreApplication::exec())
        return failed;
    std::printf("%.1f\n", cpuTime() / exchanges);
    return 0;
}
