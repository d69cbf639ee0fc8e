#include "tests/support/urlreading.h"

#include <QTest>

namespace thence::test {

url::Url at(const char* text) {
    return url::parse(text).value();
}

QByteArray hrefOf(const QByteArray& text, const QByteArray& base, url::Reading reading) {
    const url::Url from = base.isEmpty() ? url::Url() : url::parse(base, {}, reading).value();
    const auto url = url::parse(text, from, reading);
    return url ? url->href() : QByteArray();
}

void addRefusals(const QList<Refusal>& rows) {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("offset");
    for (const Refusal& row : rows)
        QTest::newRow(row.name) << row.text << int(row.kind) << row.offset;
}

void refuses(url::Reading reading) {
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    QFETCH(int, offset);
    const auto url = url::parse(text, {}, reading);
    QVERIFY2(!url, url ? url->href().constData() : "");
    QCOMPARE(int(url.error().kind), kind);
    QCOMPARE(int(url.error().offset), offset);
    QVERIFY(!url.error().text().isEmpty());
}

void staysAsWritten(url::Reading reading) {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, base);
    const QByteArray href = hrefOf(text, base, reading);
    if (href.isEmpty()) // refused
        return;
    const auto again = url::parse(href, {}, reading);
    QVERIFY(again);
    QCOMPARE(again->href(), href);
    QCOMPARE(url::Url::from(again->parts()).href(), href);
}

} // namespace thence::test
