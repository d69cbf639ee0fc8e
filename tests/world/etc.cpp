#include "tests/world/etc.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <initializer_list>

#include <sys/mount.h>

namespace thence::world {

namespace {

namespace fs = std::filesystem;

struct Text {
    const char* name;
    const char* text;
};

constexpr Text texts[] = {
    {"hosts", "127.0.0.1 localhost\n"
              "::1 localhost\n"
              "127.0.1.1 workstation.example.net workstation\n"},
    {"nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n"},
    {"resolv.conf", "nameserver 127.0.0.1\n"},
};

bool bind(const fs::path& from, const fs::path& to) {
    // Recursive: a part of a mount that has others in it cannot be shown without them.
    return ::mount(from.c_str(), to.c_str(), nullptr, MS_BIND | MS_REC, nullptr) == 0;
}

/// Fills `to` with what is in `from` besides `left`. What cannot be shown (sockets, pipes, what has
/// just gone) is left out.
void show(const fs::path& from, const fs::path& to, std::initializer_list<std::string_view> left) {
    std::error_code unreadable;
    for (const fs::directory_entry& entry : fs::directory_iterator(from, unreadable)) {
        const fs::path name = entry.path().filename(), place = to / name;
        std::error_code ignored;
        if (std::ranges::find(left, name.native()) != left.end())
            continue;
        if (entry.is_symlink(ignored))
            fs::copy_symlink(entry.path(), place, ignored);
        else if (entry.is_directory(ignored) && fs::create_directory(place, ignored))
            bind(entry.path(), place);
        else if (entry.is_regular_file(ignored) && std::ofstream(place))
            bind(entry.path(), place);
    }
}

} // namespace

std::string replaceEtc() {
    const auto refusal = [](const char* what) { return what + std::string(std::strerror(errno)); };
    // It is built where nothing is needed for the moment, and then moved.
    const fs::path place = "/tmp";
    if (::mount("etc", place.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "mode=755") != 0)
        return refusal("no file system can be mounted: ");
    show("/etc", place, {"hosts", "nsswitch.conf", "resolv.conf", "ssl", "chromium"});
    for (const Text& text : texts)
        std::ofstream(place / text.name) << text.text;
    for (const char* folder : {"ssl/certs", "chromium/policies/managed", "world"})
        fs::create_directories(place / folder);
    show("/etc/ssl", place / "ssl", {"certs"});
    if (::mount(place.c_str(), "/etc", nullptr, MS_MOVE, nullptr) != 0)
        return refusal("/etc cannot be replaced: ");
    // The name service cache of the system answers for the outside.
    if (std::error_code ignored; fs::is_directory("/run/nscd", ignored))
        ::mount("none", "/run/nscd", "tmpfs", 0, nullptr);
    return {};
}

} // namespace thence::world
