#pragma once

#include <QString>

namespace thence::ui {

/// Why what stands in the composer cannot be sent.
struct ComposerError {
    enum class Part { Method, Url, Fields, Content, Authorization, Cookies, Network };
    Part part = Part::Url;
    QString text;          ///< what is wrong, where, and what to do; plain text
    qsizetype offset = -1; ///< of the character in the input it is about, or -1

    bool operator==(const ComposerError&) const = default;
};

} // namespace thence::ui
