// What bench_wire is compared with beside curl: the least that any program can do to follow the
// same chains, one write and one blocking read an exchange, with nothing parsed or kept.
#include "tests/bench/cputime.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>

/// bare_socket PORT CHAINS: asks 127.0.0.1 for /1 to /11 again and again over one connection, and
/// prints CPU microseconds for each exchange.
int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    const std::string port = argv[1];
    const int chains = std::atoi(argv[2]);

    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(std::stoi(port)));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return 1;
    const int atOnce = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &atOnce, sizeof atOnce);

    constexpr int hops = 11;
    std::array<char, 4096> response{};
    for (int i = 0; i < chains * hops; ++i) {
        const std::string request = "GET /" + std::to_string(i % hops + 1) +
                                    " HTTP/1.1\r\nHost: 127.0.0.1:" + port +
                                    "\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n";
        if (write(socket, request.data(), request.size()) != ssize_t(request.size()) ||
            read(socket, response.data(), response.size()) <= 0)
            return 1;
    }
    std::printf("%.1f\n", cpuTime() / (chains * hops));
    return 0;
}
