#include "app/cli/utf8locale.h"

#include <clocale>
#include <cstdlib>
#include <langinfo.h>
#include <string>
#include <string_view>

namespace thence::cli {

namespace {

std::string valueOf(const char* variable) {
    const char* const value = std::getenv(variable);
    return value ? value : "";
}

void set(const char* variable, const std::string& value) {
    ::setenv(variable, value.c_str(), 1);
}

/// Whether the environment, as it is now, asks for UTF-8; the C library follows it from here on.
bool isUtf8() {
    return std::setlocale(LC_ALL, "") && std::string_view(::nl_langinfo(CODESET)) == "UTF-8";
}

/// LC_ALL hides LC_CTYPE: its value moves to the categories it stands for.
void spreadLcAll() {
    const std::string all = valueOf("LC_ALL");
    if (all.empty())
        return;
    for (const char* const category :
         {"LC_ADDRESS", "LC_COLLATE", "LC_IDENTIFICATION", "LC_MEASUREMENT", "LC_MESSAGES",
          "LC_MONETARY", "LC_NAME", "LC_NUMERIC", "LC_PAPER", "LC_TELEPHONE", "LC_TIME", "LANG"})
        set(category, all);
    ::unsetenv("LC_ALL");
}

} // namespace

void useUtf8Locale() {
    if (isUtf8())
        return;
    // "de_DE@euro" and "de_DE.ISO-8859-1" are both de_DE.UTF-8.
    const std::string characters = std::setlocale(LC_CTYPE, nullptr);
    const std::string language = characters.substr(0, characters.find_first_of(".@"));
    spreadLcAll();
    for (const std::string& candidate : {language + ".UTF-8", std::string("C.UTF-8")}) {
        set("LC_CTYPE", candidate);
        if (isUtf8())
            return;
    }
    set("LC_ALL", "C.UTF-8");
    std::setlocale(LC_ALL, "");
}

} // namespace thence::cli
