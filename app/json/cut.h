#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace thence::json {

/// What a document may have at most. QJsonDocument takes about a hundred bytes for a value, also
/// for one that is written with two ("[]").
struct CutLimits {
    int depth = 64;               ///< lists and objects inside each other
    qsizetype values = 4'000'000; ///< in an element, and in the rest
};

/// An object whose long list is cut out, so that no more than one element has to be in memory.
struct Cut {
    QByteArray rest;                ///< the object with that list empty
    QList<QByteArrayView> elements; ///< of the list, in order; places in the text that was cut
};

/// Cuts the list `key` out of the object that `text` is. Where the text is not JSON, a piece of it
/// is not JSON either: parse each. The error says what was expected. Takes time linear in the text.
tl::expected<Cut, QString> cut(QByteArrayView text, QByteArrayView key, CutLimits limits = {});

} // namespace thence::json
