#pragma once

#include <QWidget>

namespace thence::test {

/// The part of `parent` that a screen reader calls `name`, or null.
template <typename Part>
Part* named(const QWidget& parent, const QString& name) {
    for (Part* const candidate : parent.findChildren<Part*>())
        if (candidate->accessibleName() == name)
            return candidate;
    return nullptr;
}

} // namespace thence::test
