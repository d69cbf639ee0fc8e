#include "app/url/changes.h"

#include <QTest>

using namespace thence::url;
using namespace Qt::StringLiterals;

namespace {

// Enough of a parser for this table: every URL in it is already as it should be.
Url read(QByteArrayView text) {
    Url::Parts parts;
    const qsizetype colon = text.indexOf(':');
    parts.scheme = text.first(colon).toByteArray();
    text = text.sliced(colon + 3);
    if (const qsizetype hash = text.indexOf('#'); hash >= 0) {
        parts.fragment = text.sliced(hash + 1).toByteArray();
        text = text.first(hash);
    }
    if (const qsizetype mark = text.indexOf('?'); mark >= 0) {
        parts.query = text.sliced(mark + 1).toByteArray();
        text = text.first(mark);
    }
    qsizetype slash = text.indexOf('/');
    slash = slash < 0 ? text.size() : slash;
    parts.path = text.sliced(slash).toByteArray();
    text = text.first(slash);
    if (const qsizetype at = text.indexOf('@'); at >= 0) {
        const QByteArrayView user = text.first(at);
        const qsizetype split = user.indexOf(':');
        parts.username = user.first(split < 0 ? user.size() : split).toByteArray();
        if (split >= 0)
            parts.password = user.sliced(split + 1).toByteArray();
        text = text.sliced(at + 1);
    }
    if (const qsizetype port = text.indexOf(':', text.indexOf(']') + 1); port >= 0) {
        parts.port = text.sliced(port + 1).toUShort();
        text = text.first(port);
    }
    parts.host = text.toByteArray();
    return Url::from(parts);
}

// `href` with each range in braces.
QByteArray marked(const Url& url, const QList<Range>& ranges) {
    QByteArray text = url.href();
    for (auto range = ranges.rbegin(); range != ranges.rend(); ++range) {
        text.insert(range->start + range->size, '}');
        text.insert(range->start, '{');
    }
    return text;
}

} // namespace

class ChangesTest : public QObject {
    Q_OBJECT

private slots:
    void whatDiffersStandsOut_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char* name, const char* before, const char* after) {
            QTest::newRow(name) << QByteArray(before) << QByteArray(after);
        };
        row("nothing", "http://a.test/x?y#z", "http://a.test/x?y#z");
        row("scheme", "http://a.test/x", "{https:}//a.test/x");
        row("scheme and port", "http://a.test:8480/x", "{https:}//a.test{:8443}/x");
        row("host", "https://a.test/x", "https://{b.test}/x");
        row("host with the same port", "https://a.test:1/x", "https://{b.test:1}/x");
        row("port gone", "https://a.test:1/x", "https://a.test/x");
        row("last segment", "http://a.test/shop/cart", "http://a.test/shop{/pay}");
        row("longer segment", "http://a.test/checkout", "http://a.test{/checkout-v2}");
        row("shorter segment", "http://a.test/checkout-v2", "http://a.test{/checkout}");
        row("one more segment", "http://a.test/a", "http://a.test/a{/b}");
        row("one segment less", "http://a.test/a/b", "http://a.test/a");
        row("slash added", "http://a.test/a", "http://a.test/a{/}");
        row("another root", "http://a.test/", "http://a.test{/x}");
        row("host and path touch", "http://a.test/x", "http://{b.test/y}");
        row("one parameter", "http://a.test/?a=1&b=2", "http://a.test/?a=1{&b=3}");
        row("first parameter", "http://a.test/?a=1&b=2", "http://a.test/{?a=2}&b=2");
        row("query added", "http://a.test/x", "http://a.test/x{?a}");
        row("query gone", "http://a.test/x?a", "http://a.test/x");
        row("fragment", "http://a.test/x", "http://a.test/x{#here}");
        row("credentials", "http://a.test/x", "http://{u:p}@a.test/x");
        row("port without a host", "x://a:1/b", "x://{:81}/b");
        row("user and port without a host", "x://a/b", "x://{u}@{:81}/b");
        row("no host any more", "x://a/b", "x:///b");
        row("IPv6", "http://[::1]:80/x", "http://{[::2]:80}/x");
    }
    void whatDiffersStandsOut() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QByteArray plain = after;
        plain.replace("{", "").replace("}", "");
        const Url url = read(plain);
        QCOMPARE(url.href(), plain);
        QCOMPARE(marked(url, changedRanges(read(before), url)), after);
    }

    void anEmptyUrlHasNoChanges() {
        QCOMPARE(changedRanges(read("http://a.test/"), Url()), QList<Range>());
    }
};

QTEST_GUILESS_MAIN(ChangesTest)
#include "tst_changes.moc"
