#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <string_view>

namespace thence::url {

/// Bytes as a set; membership is one look-up.
class ByteSet {
public:
    constexpr ByteSet() = default;

    constexpr ByteSet with(std::string_view bytes) const {
        ByteSet set = *this;
        for (const char c : bytes)
            set.has_[static_cast<unsigned char>(c)] = true;
        return set;
    }
    constexpr ByteSet with(unsigned char first, unsigned char last) const {
        ByteSet set = *this;
        for (unsigned c = first; c <= last; ++c)
            set.has_[c] = true;
        return set;
    }
    constexpr bool contains(char c) const { return has_[static_cast<unsigned char>(c)]; }
    bool containsAll(QByteArrayView text) const {
        return std::all_of(text.begin(), text.end(), [&](char c) { return contains(c); });
    }
    /// The place of the first byte of `text` that is in the set; its size if there is none.
    qsizetype find(QByteArrayView text) const {
        const auto found =
            std::find_if(text.begin(), text.end(), [&](char c) { return contains(c); });
        return found - text.begin();
    }
    bool containsAny(QByteArrayView text) const { return find(text) < text.size(); }

private:
    std::array<bool, 256> has_{};
};

// The percent-encode sets of the URL Standard §1.3. Bytes outside ASCII are in all of them.
inline constexpr ByteSet c0ControlSet = ByteSet().with(0x00, 0x1F).with(0x7F, 0xFF);
inline constexpr ByteSet fragmentSet = c0ControlSet.with(" \"<>`");
inline constexpr ByteSet querySet = c0ControlSet.with(" \"#<>");
inline constexpr ByteSet specialQuerySet = querySet.with("'");
inline constexpr ByteSet pathSet = querySet.with("?^`{}");
inline constexpr ByteSet userinfoSet = pathSet.with("/:;=@[\\]|");

// URL Standard §3.1.
inline constexpr ByteSet forbiddenHostSet =
    ByteSet().with(std::string_view("\0\t\n\r #/:<>?@[\\]^|", 17));
inline constexpr ByteSet forbiddenDomainSet =
    forbiddenHostSet.with(0x00, 0x1F).with("%").with(0x7F, 0x7F);

inline constexpr ByteSet digitSet = ByteSet().with('0', '9');
inline constexpr ByteSet letterSet = ByteSet().with('a', 'z').with('A', 'Z');
inline constexpr ByteSet hexDigitSet = digitSet.with('a', 'f').with('A', 'F');
inline constexpr ByteSet schemeSet = letterSet.with('0', '9').with("+-.");

constexpr bool isAscii(char c) {
    return static_cast<unsigned char>(c) < 0x80;
}

/// The value of a hexadecimal digit; `c` must be one.
constexpr int hexValue(char c) {
    return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

constexpr char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

} // namespace thence::url
