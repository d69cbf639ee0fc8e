#include "app/cli/commands.h"
#include "app/cli/predict.h"

#include <QCoreApplication>
#include <QFile>

namespace thence::cli {

namespace {

int run(const Arguments&, Console& console) {
    QFile in;
    return in.open(stdin, QIODevice::ReadOnly) ? predictAll(in, console.out) : Misused;
}

} // namespace

const Command predictCommand{
    .name = "predict",
    .operands = "",
    .minOperands = 0,
    .maxOperands = 0,
    .summary = QT_TRANSLATE_NOOP(
        "Cli", "Says what clients do after a redirect, one JSON line per question."),
    .details = QT_TRANSLATE_NOOP(
        "Cli",
        R"(Reads questions from stdin, one JSON object per line, and prints one line for each, or one
line for each client.

A question:
  {"id": 1, "client": "curl",
   "request": {"method": "POST", "url": "https://a.example/x",
               "fields": [["Content-Type", "text/plain"]], "content": "hello"},
   "response": {"status": 302, "fields": [["Location", "/y"]]}}
  id                 any value; it is repeated in the answer
  client             an id from thence clients, with a version if need be (curl@7.88.1);
                     "*" asks every client
  request            method and an absolute http or https url; fields are pairs of name and
                     value; content is a text, or null where there is none
  response           status (100 to 999) and fields
  redirects          how many redirects were followed before (0)
  options            the client's own options, as in ["--post301"]
  content_is_stream  true: the content cannot be sent a second time

An answer has id and client, and one of these actions:
  "action": "follow"  the client sends another request: request, as above, and changes, a list
                      of what differs. Each has part (method, content, field, url or
                      credential), the name of a field, from, to, reason and reference.
  "action": "stop"    it sends none: reason, detail (a sentence), and the target that was not
                      followed, if there was one. The reason is not-a-redirect, not-followed,
                      no-location, invalid-location, unsupported-scheme, too-many-redirects,
                      loop, content-not-replayable or downgrade-refused.
What cannot be read is answered with id and error, and the exit code is 1.
Field values hold one character for each byte (Latin-1).)"),
    .options = {},
    .run = run};

} // namespace thence::cli
