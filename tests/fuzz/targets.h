#pragma once

#include "tests/fuzz/input.h"

namespace thence::fuzz {

/// Each takes whatever bytes there are and fails the process when one of its promises is broken.
/// Which one runs is the first word on the command line.
void url(Input input);         ///< both readings, typed URLs, what changed between two
void location(Input input);    ///< what every client makes of a response
void fields(Input input);      ///< caching, dates, cookies, HSTS
void page(Input input);        ///< Refresh and HTML
void response(Input input);    ///< the wire: whole against in pieces
void codings(Input input);     ///< gzip, deflate, br, zstd
void json(Input input);        ///< client, lesson, snippet and status files, questions
void snippets(Input input);    ///< URLs written down for every server
void redaction(Input input);   ///< planted secrets
void outputs(Input input);     ///< whole traces: JSON, HAR, terminal, findings, advice, comparison
void labrequests(Input input); ///< what the lab reads

} // namespace thence::fuzz
