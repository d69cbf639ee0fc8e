#pragma once

#include "app/cli/console.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>

namespace thence::cli {

/// The answers to one question about a redirect, each a JSON object without a line end. There is
/// one, or one for every client when the question's client is "*".
///
///   {"id":"x1","client":"curl","request":{"method":"POST","url":"http://a.test/x",
///    "fields":[["Content-Type","text/plain"]],"content":"a=1"},
///    "response":{"status":302,"fields":[["Location","/y"]]},"redirects":0}
///
/// Optional: "options", a list of the client's own, and "content_is_stream". Field values carry one
/// byte a character (Latin-1), content is UTF-8.
struct Answers {
    QList<QByteArray> lines;
    bool understood = true; ///< false: the line is an error
};
Answers predict(QByteArrayView question);

/// Answers every line of `in` on `out`; empty lines are skipped. 0, or 1 if a line was not
/// understood; the run goes on after it, and ends early where nothing more can be written.
int predictAll(QIODevice& in, Output& out);

} // namespace thence::cli
