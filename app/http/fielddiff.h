#pragma once

#include "app/http/fieldlist.h"

#include <QList>

namespace thence::http {

/// How a field of one message compares with those of the message before.
struct FieldDifference {
    enum class Kind { Same, Added, Changed, Removed };
    Kind kind = Kind::Same;
    QByteArray name;
    QByteArray value;  ///< in the later message; the earlier one's if removed
    QByteArray before; ///< with Changed: the value in the earlier message

    bool operator==(const FieldDifference&) const = default;
};

/// Every field of `later` in its order, and those of `earlier` that are gone, each after the field
/// it used to follow. Repeats are paired by equal values first, then one after the other.
QList<FieldDifference> differences(const FieldList& earlier, const FieldList& later);

} // namespace thence::http
