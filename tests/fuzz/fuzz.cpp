#include "tests/fuzz/targets.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

// libFuzzer's main program calls these two. One program for all targets:
//   build-fuzz/fuzz url -max_total_time=60 tests/fuzz/corpus/url
//   build-fuzz/fuzz url crash-…

using namespace thence;

namespace {

struct Target {
    const char* name;
    void (*run)(fuzz::Input);
};

constexpr Target targets[] = {
    {"url", fuzz::url},         {"location", fuzz::location},       {"fields", fuzz::fields},
    {"page", fuzz::page},       {"response", fuzz::response},       {"codings", fuzz::codings},
    {"json", fuzz::json},       {"snippets", fuzz::snippets},       {"redaction", fuzz::redaction},
    {"outputs", fuzz::outputs}, {"labrequests", fuzz::labrequests},
};

const Target* chosen = nullptr;

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    for (const Target& target : targets)
        if (*argc > 1 && std::strcmp((*argv)[1], target.name) == 0)
            chosen = &target;
    if (!chosen) {
        std::fprintf(stderr, "Name a target first:");
        for (const Target& target : targets)
            std::fprintf(stderr, " %s", target.name);
        std::fprintf(stderr, "\n");
        std::exit(2);
    }
    std::rotate(*argv + 1, *argv + 2, *argv + *argc); // libFuzzer must not see the word
    --*argc;
    qputenv("XDG_CONFIG_HOME", "/nonexistent"); // no clients of the user's own
    static int count = 1;
    static char name[] = "fuzz";
    static char* names[] = {name, nullptr};
    static const QCoreApplication application(count, names);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    chosen->run(fuzz::Input({reinterpret_cast<const char*>(bytes), qsizetype(size)}));
    return 0;
}
