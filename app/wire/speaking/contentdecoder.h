#pragma once

#include "app/http/fieldlist.h"
#include "app/wire/speaking/codings.h"

#include <tl/expected.hpp>

#include <functional>
#include <vector>

namespace thence::wire {

/// Undoes the content codings that a response names, last one first (RFC 9110 §8.4). When one of
/// them is not known the content is left as it came.
class ContentDecoder {
public:
    /// Takes decoded bytes; false when it wants no more.
    using Sink = std::function<bool(QByteArrayView)>;

    explicit ContentDecoder(const http::FieldList& fields);

    /// Decodes what comes next, until the sink has enough. Output goes to the sink in small blocks,
    /// so memory is bounded whatever the bytes say. The error names the coding and the reason, and
    /// comes after everything that could be decoded before it.
    tl::expected<void, QString> write(QByteArrayView encoded, const Sink& sink);

    /// The content ends here: an error if a coding is in the middle of something.
    tl::expected<void, QString> finish() const;

private:
    struct Stage {
        QByteArray name;
        std::unique_ptr<Coding> coding;
        bool begun = false;
    };

    /// Whether the sink wants more.
    tl::expected<bool, QString> push(size_t stage, QByteArrayView encoded, const Sink& sink);

    std::vector<Stage> stages_; // in the order of decoding
};

} // namespace thence::wire
