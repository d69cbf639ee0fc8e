#include "app/http/fielddiff.h"

#include <QHash>

#include <deque>
#include <utility>
#include <vector>

namespace thence::http {

namespace {

constexpr qsizetype nothing = -1;

/// For each later field the place of its partner in the earlier list, or `nothing`. Every field is
/// looked up, not searched: a message may have tens of thousands.
struct Pairing {
    std::vector<qsizetype> partner;
    std::vector<bool> taken; // of the earlier fields

    Pairing(const FieldList& earlier, const FieldList& later)
        : partner(size_t(later.size()), nothing), taken(size_t(earlier.size()), false) {
        pair(earlier, later, [](Field field) {
            return std::pair(field.name.toByteArray().toLower(), field.value.toByteArray());
        });
        pair(earlier, later, [](Field field) { return field.name.toByteArray().toLower(); });
    }

private:
    /// Pairs what has the same key and no partner yet, one after the other.
    template <typename KeyOf>
    void pair(const FieldList& earlier, const FieldList& later, KeyOf keyOf) {
        QHash<decltype(keyOf(Field())), std::deque<qsizetype>> free;
        for (qsizetype k = 0; k < earlier.size(); ++k)
            if (!taken[size_t(k)])
                free[keyOf(earlier.at(k))].push_back(k);
        for (qsizetype i = 0; i < later.size() && !free.isEmpty(); ++i) {
            if (partner[size_t(i)] != nothing)
                continue;
            const auto places = free.find(keyOf(later.at(i)));
            if (places == free.end() || places->empty())
                continue;
            partner[size_t(i)] = places->front();
            taken[size_t(places->front())] = true;
            places->pop_front();
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

} // namespace thence::http
