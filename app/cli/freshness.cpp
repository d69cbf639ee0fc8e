#include "app/cli/commands.h"
#include "app/cli/jsonline.h"
#include "app/findings/caching/question.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>

namespace thence::cli {

namespace {

int run(const Arguments&, Console& console) {
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return Misused;
    bool understood = true;
    while (console.out.isOpen()) {
        const auto line = nextLine(in);
        if (!line)
            break;
        if (line->trimmed().isEmpty())
            continue;
        const auto answer = findings::caching::answerLine(*line, QDateTime::currentDateTimeUtc());
        understood = understood && answer.understood;
        console.out.write(answer.line + '\n');
    }
    return understood ? Done : 1;
}

} // namespace

const Command freshnessCommand{
    .name = "freshness",
    .operands = "",
    .minOperands = 0,
    .maxOperands = 0,
    .summary = QT_TRANSLATE_NOOP(
        "Cli", "Says how long caches keep responses, one JSON line per question."),
    .details = QT_TRANSLATE_NOOP(
        "Cli",
        R"(Reads questions from stdin, one JSON object per line, and prints one line for each.

A question:
  {"id": 1, "cache": "shared",
   "request": {"method": "GET", "url": "https://a.example/x", "fields": []},
   "response": {"status": 301, "fields": [["Location", "/y"], ["Cache-Control", "max-age=60"]]},
   "elapsed_s": 30}
  id            any value; it is repeated in the answer
  cache         browser, private (if it is missing) or shared
  request       an absolute url, method (GET), and fields, pairs of name and value
  response      status (100 to 999) and fields
  received_at   when the response was received, as an HTTP date (its Date field, else now)
  elapsed_s     seconds since then (0)
  next_request  the request that the cache is asked for afterwards (the same again; a url that
                is missing is the same one)

An answer:
  id
  storable       whether the cache may store the response
  lifetime_s     how long it is fresh, in seconds, or "unlimited"
  lifetime_from  what says so: max-age, s-maxage, expires, heuristic, browser-permanent, or
                 none
  age_s          how old it is at the time of the next request, in seconds
  reuse          what the cache does with the next request: fresh (it answers it),
                 stale-revalidate (it asks the server first) or no (it is not used)
  why            a list of reasons, each a text with its reference
What cannot be read is answered with id and error, and the exit code is 1.
Field values hold one character for each byte (Latin-1).)"),
    .options = {},
    .run = run};

} // namespace thence::cli
