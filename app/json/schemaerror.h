#pragma once

#include <QString>

namespace thence::json {

/// What is wrong with a file that the program reads.
struct SchemaError {
    QString file;     ///< its name, without folders
    QString key;      ///< "rules[2].status"; empty: the file as a whole
    QString expected; ///< what should be there, in words

    /// "curl.json, location.bytes: expected one of …"
    QString text() const;
};

} // namespace thence::json
