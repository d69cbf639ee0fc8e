#include "app/http/fielddiff.h"

#include "app/http/syntax.h"

#include <vector>

namespace whereto::http {

namespace {

constexpr qsizetype nothing = -1;

/// For each later field the place of its partner in the earlier list, or `nothing`.
struct Pairing {
    std::vector<qsizetype> partner;
    std::vector<bool> taken; // of the earlier fields

    Pairing(const FieldList& earlier, const FieldList& later)
        : partner(size_t(later.size()), nothing), taken(size_t(earlier.size()), false) {
        pair(earlier, later, [](Field a, Field b) { return a.value == b.value; });
        pair(earlier, later, [](Field, Field) { return true; });
    }

private:
    template <typename Fits>
    void pair(const FieldList& earlier, const FieldList& later, Fits fits) {
        for (qsizetype i = 0; i < later.size(); ++i) {
            if (partner[size_t(i)] != nothing)
                continue;
            for (qsizetype k = 0; k < earlier.size(); ++k) {
                const Field a = earlier.at(k), b = later.at(i);
                if (taken[size_t(k)] || !equalsIgnoringCase(a.name, b.name) || !fits(a, b))
                    continue;
                partner[size_t(i)] = k;
                taken[size_t(k)] = true;
                break;
            }
        }
    }
};

} // namespace

QList<FieldDifference> differences(const FieldList& earlier, const FieldList& later) {
    using Kind = FieldDifference::Kind;
    const Pairing pairing(earlier, later);
    QList<FieldDifference> result;

    const auto appendRemovedFrom = [&](qsizetype k) {
        for (; k < earlier.size() && !pairing.taken[size_t(k)]; ++k)
            result.append({Kind::Removed,
                           earlier.at(k).name.toByteArray(),
                           earlier.at(k).value.toByteArray(),
                           {}});
    };
    appendRemovedFrom(0);
    for (qsizetype i = 0; i < later.size(); ++i) {
        const Field field = later.at(i);
        const qsizetype k = pairing.partner[size_t(i)];
        FieldDifference difference{
            Kind::Added, field.name.toByteArray(), field.value.toByteArray(), {}};
        if (k != nothing) {
            const Field old = earlier.at(k);
            difference.kind = old.value == field.value ? Kind::Same : Kind::Changed;
            if (difference.kind == Kind::Changed)
                difference.before = old.value.toByteArray();
        }
        result.append(difference);
        if (k != nothing)
            appendRemovedFrom(k + 1);
    }
    return result;
}

} // namespace whereto::http
