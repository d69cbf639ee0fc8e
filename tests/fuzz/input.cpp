#include "tests/fuzz/input.h"

#include <QJsonDocument>

#include <algorithm>

namespace thence::fuzz {

namespace {

constexpr qsizetype swollenSize = 192 * 1024;

} // namespace

unsigned Input::byte() {
    if (bytes_.isEmpty())
        return 0;
    const auto first = static_cast<unsigned char>(bytes_.front());
    bytes_ = bytes_.sliced(1);
    return first;
}

QByteArray Input::until(char end) {
    const qsizetype place = bytes_.indexOf(end);
    const qsizetype size = place < 0 ? bytes_.size() : place;
    const QByteArray taken = bytes_.first(size).toByteArray();
    bytes_ = bytes_.sliced(std::min(size + 1, bytes_.size()));
    return taken;
}

std::vector<QByteArrayView> pieces(QByteArrayView bytes, unsigned seed) {
    std::vector<QByteArrayView> list;
    unsigned state = seed;
    while (!bytes.isEmpty()) {
        state = state * 1103515245U + 12345U;
        const qsizetype wanted = seed == 0   ? bytes.size()
                                 : seed == 1 ? 1
                                             : 1 + qsizetype(state >> 16) % 97;
        list.push_back(bytes.first(std::min(wanted, bytes.size())));
        bytes = bytes.sliced(list.back().size());
    }
    return list;
}

QByteArray swollen(const QByteArray& bytes) {
    return bytes.isEmpty() ? bytes : bytes.repeated(swollenSize / bytes.size() + 1);
}

void requireJson(const QByteArray& json) {
    QJsonParseError error{};
    QJsonDocument::fromJson(json, &error);
    REQUIRE(error.error == QJsonParseError::NoError, json);
}

void requirePlain(const QString& text) {
    for (const QChar c : text) {
        const auto category = c.category();
        const bool control = category == QChar::Other_Control && c != u'\n' && c != u'\t';
        const bool unseen = category == QChar::Other_Format || category == QChar::Separator_Line ||
                            category == QChar::Separator_Paragraph;
        REQUIRE(!control && !unseen, text.toUtf8());
    }
}

void fail(const char* what, const char* file, int line, const QByteArray& shown) {
    std::fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
    for (const char c : shown.first(std::min<qsizetype>(shown.size(), 4000)))
        std::fprintf(stderr, (c >= ' ' && c <= '~') || c == '\n' ? "%c" : "\\x%02x",
                     unsigned(uchar(c)));
    std::fprintf(stderr, "\n");
    std::abort();
}

} // namespace thence::fuzz
