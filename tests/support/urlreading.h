#pragma once

#include "app/url/parse.h"

namespace thence::test {

/// The URL that browsers read in `text`, which is one.
url::Url at(const char* text);

/// What becomes of `text` beside `base`, which may be empty; empty where it is refused.
QByteArray hrefOf(const QByteArray& text, const QByteArray& base, url::Reading reading);

/// A row of a test that ends in refuses().
struct Refusal {
    const char* name;
    QByteArray text;
    url::ParseError::Kind kind;
    int offset;
};
void addRefusals(const QList<Refusal>& rows);

/// Checks the row of addRefusals() that runs: `text` is refused, and why and where is said.
void refuses(url::Reading reading);

/// Checks "text" and "base" of the row that runs: what is read and written is read as the same.
void staysAsWritten(url::Reading reading);

} // namespace thence::test
