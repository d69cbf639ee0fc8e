#include "app/wire/speaking/contentdecoder.h"

#include "app/http/syntax.h"

#include <QCoreApplication>

#include <array>

namespace thence::wire {

using namespace Qt::StringLiterals;

namespace {

// Nobody means more, and every one costs memory and multiplies what a small response can ask for.
constexpr size_t maxCodings = 4;
constexpr size_t blockSize = 16 * 1024;

} // namespace

ContentDecoder::ContentDecoder(const http::FieldList& fields) {
    for (const QByteArrayView value : fields.all("Content-Encoding")) {
        for (const QByteArrayView name : http::splitList(value)) {
            if (http::equalsIgnoringCase(name, "identity"))
                continue;
            auto coding = codingFor(name);
            if (!coding || stages_.size() == maxCodings) {
                stages_.clear();
                return;
            }
            stages_.insert(stages_.begin(), {name.toByteArray(), std::move(coding)});
        }
    }
}

tl::expected<void, QString> ContentDecoder::write(QByteArrayView encoded, const Sink& sink) {
    return push(0, encoded, sink).map([](bool) {});
}

tl::expected<bool, QString> ContentDecoder::push(size_t index, QByteArrayView encoded,
                                                 const Sink& sink) {
    if (encoded.isEmpty())
        return true;
    if (index == stages_.size())
        return sink(encoded);
    Stage& stage = stages_[index];
    std::array<char, blockSize> block;
    size_t made = 0;
    // A full block may leave more output inside the library even when it has taken all the input.
    while (!encoded.isEmpty() || made == blockSize) {
        stage.begun = true;
        const Coding::Step step = stage.coding->step(encoded, block.data(), blockSize);
        made = step.made;
        const auto wantsMore = push(index + 1, {block.data(), qsizetype(made)}, sink);
        if (!wantsMore || !*wantsMore)
            return wantsMore;
        if (step.error)
            return tl::unexpected(u"%1: %2"_s.arg(QString::fromLatin1(stage.name), *step.error));
    }
    return true;
}

tl::expected<void, QString> ContentDecoder::finish() const {
    for (const Stage& stage : stages_)
        if (stage.begun && !stage.coding->isWhole())
            return tl::unexpected(
                QCoreApplication::translate("Wire", "%1: the content ends in the middle")
                    .arg(QString::fromLatin1(stage.name)));
    return {};
}

} // namespace thence::wire
