#include "tests/support/wireprobe.h"

#include "app/url/parse.h"

#include <QEventLoop>
#include <QTimer>

namespace thence::test {

url::Url urlOf(QByteArrayView text) {
    const auto url = url::parse(text);
    if (!url)
        qFatal("not a URL: %s", text.toByteArray().constData());
    return *url;
}

http::Request requestFor(QByteArrayView url, QByteArrayView method,
                         std::optional<QByteArray> content) {
    http::Request request;
    request.method = method.toByteArray();
    request.target = urlOf(url);
    request.fields.append("Host", request.target.authority());
    if (content) {
        request.fields.append("Content-Length", QByteArray::number(content->size()));
        request.content = http::Content{*content};
    }
    return request;
}

trace::Exchange exchange(wire::Wire& wire, http::Request request) {
    std::optional<trace::Exchange> result;
    QEventLoop loop;
    wire.send(std::move(request), [&](trace::Exchange done) {
        result = std::move(done);
        loop.quit();
    });
    QTimer::singleShot(10'000, &loop, [] { qFatal("the exchange did not end"); });
    loop.exec();
    return *std::move(result);
}

} // namespace thence::test
