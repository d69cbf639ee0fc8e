#include "tests/fuzz/targets.h"

#include "app/redirect/client.h"
#include "app/redirect/comparison.h"
#include "app/redirect/decide.h"
#include "app/url/parse.h"
#include "app/wire/speaking/requesthead.h"

#include <array>

namespace thence::fuzz {

namespace {

http::Request requestFor(unsigned how) {
    constexpr std::array targets{"http://a.test/dir/x?q#f", "https://user:pw@a.test:8443/",
                                 "http://[::1]:80/a/b/../c", "https://a.test",
                                 "http://127.0.0.1/x?y"};
    http::Request request;
    request.target = *url::parse(targets[how % targets.size()]);
    request.method = how & 0x40 ? "POST" : how & 0x80 ? "PROPFIND" : "GET";
    if (how & 0x40)
        request.content = http::Content{"a=1", bool(how & 0x20)};
    for (const auto& [name, value] :
         {std::pair("Authorization", "Bearer x"), std::pair("Cookie", "a=b"),
          std::pair("Content-Type", "text/plain"), std::pair("X-Other", "z")})
        request.fields.append(name, value);
    return request;
}

/// Lines are Location fields, or, after a tab, any field.
http::Response responseFrom(Input& input, unsigned how) {
    constexpr std::array statuses{301, 302, 303, 307, 308, 200, 300, 304, 305, 201, 503, 310};
    http::Response response;
    response.status = statuses[how % statuses.size()];
    for (int i = 0; i < 6 && !input.isEmpty(); ++i) {
        const QByteArray line = input.line();
        const qsizetype colon = line.indexOf(':');
        if (line.startsWith('\t') && colon > 1)
            response.fields.append(line.sliced(1, colon - 1), line.sliced(colon + 1).trimmed());
        else
            response.fields.append("Location", line);
    }
    return response;
}

void requireSendable(const redirect::Client& client, const trace::Follow& follow) {
    const url::Url& target = follow.next.target;
    REQUIRE(target.isHttp() && !target.host().isEmpty(), client.id.toUtf8() + ' ' + target.href());
    const http::Request sent = redirect::outgoing(client, follow.next, "q=1");
    if (!wire::whyInvalid(sent).isEmpty())
        return;
    const QByteArray head = wire::requestHead(sent);
    REQUIRE(head.first(head.indexOf("\r\n")).count(' ') == 2, head);
    REQUIRE(head.count('\n') == sent.fields.size() + 2 && !head.contains('\0'), head);
    REQUIRE(head.indexOf("\r\n\r\n") == head.size() - 4, head);
    for (const trace::Change& change : follow.changes)
        REQUIRE(!change.reason.isEmpty(), client.id.toUtf8());
}

} // namespace

void requireRanges(const url::Url& before, const url::Url& after);

void location(Input input) {
    const unsigned how = input.byte();
    const unsigned what = input.byte();
    const http::Request request = requestFor(how);
    const http::Response response = responseFrom(input, what & 0x0f);
    redirect::Progress progress;
    progress.redirects = int(what >> 5);
    for (const redirect::Client& client : redirect::clients()) {
        redirect::Agent agent(client);
        if (what & 0x10)
            for (const redirect::Option& option : client.options)
                agent.options.append(option.name);
        const trace::Decision decision = redirect::decide(agent, request, response, progress);
        REQUIRE(redirect::differences(decision, decision) == redirect::Differences(),
                client.id.toUtf8());
        if (const auto* const follow = std::get_if<trace::Follow>(&decision)) {
            requireSendable(client, *follow);
            requireRanges(request.target, follow->next.target);
        }
    }
}

} // namespace thence::fuzz
