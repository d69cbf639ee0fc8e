#include "app/url/parse.h"
#include "app/wire/wire.h"
#include "tests/bench/cputime.h"

#include <QCoreApplication>
#include <QFile>

#include <chrono>
#include <cstdio>
#include <deque>
#include <malloc.h>

using namespace thence;

namespace {

/// Bytes that are allocated now.
size_t heap() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Follows chains, some at once, by their Location fields, and keeps every exchange.
class Chains {
public:
    Chains(url::Url start, int count) : start_(std::move(start)), left_(count) {}

    void begin(int atOnce) {
        for (int i = 0; i < atOnce; ++i)
            startNext();
    }
    const std::deque<trace::Exchange>& kept() const { return kept_; }

private:
    void startNext() {
        if (left_-- > 0)
            ask(start_);
        else if (underWay_ == 0)
            QCoreApplication::quit();
    }

    void ask(const url::Url& target) {
        ++underWay_;
        http::Request request;
        request.target = target;
        request.fields = {
            {"Host", target.authority()}, {"User-Agent", "curl/7.88.1"}, {"Accept", "*/*"}};
        wire_.send(std::move(request), [this](trace::Exchange done) { answered(std::move(done)); });
    }

    void answered(trace::Exchange exchange) {
        --underWay_;
        if (exchange.failure)
            qFatal("%s", qPrintable(exchange.failure->reason));
        kept_.push_back(std::move(exchange));
        const auto location = kept_.back().response->fields.first("Location");
        if (!location)
            return startNext();
        const auto next = url::parse(*location, kept_.back().request.target);
        if (!next)
            qFatal("not a URL");
        ask(*next);
    }

    wire::Wire wire_;
    url::Url start_;
    int left_;
    int underWay_ = 0;
    std::deque<trace::Exchange> kept_;
};

} // namespace

/// bench_wire URL CHAINS AT-ONCE: prints exchanges, CPU microseconds and bytes for each exchange.
int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 4)
        return 2;
    const auto start = url::parse(arguments[1].toUtf8());
    if (!start)
        return 2;
    const size_t before = heap();
    Chains chains(*start, arguments[2].toInt());
    chains.begin(arguments[3].toInt());
    app.exec();
    const double cpu = cpuTime();
    const auto exchanges = double(chains.kept().size());
    size_t content = 0;
    for (const trace::Exchange& exchange : chains.kept())
        content += size_t(exchange.response->content.size());
    std::printf("%.0f %.1f %.0f\n", exchanges, cpu / exchanges,
                double(heap() - before - content) / exchanges);
    return 0;
}
