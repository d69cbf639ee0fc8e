#include "app/url/parse.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTest>

using namespace thence::url;
using namespace Qt::StringLiterals;

namespace {

struct Case {
    QByteArray text;
    QByteArray base;
};

const QList<QByteArray> bases = {"http://a.test/dir/page?q=1#f",
                                 "https://u:p@a.test:8443/d/",
                                 "file:///C:/x/y",
                                 "app://host/p/q",
                                 "app:/p/q",
                                 ""};

// Chosen so that any few of them, one after the other, make something like a URL. Without "^",
// which the standard began to encode in paths only after Node 20.
const QList<QByteArray> pieces =
    QByteArray("http: https: HtTp: file: app: javascript: data: // / \\ \\\\ /// ? # : @ a b.test "
               "B.TEST u:p@ :80 :443 :8080 :0 :99999 :x .. . %2e %2E. ... a/b a/../b %41 %zz % "
               "\" ' <> `{|} [ ] [::1] [1:2::3] [::ffff:1.2.3.4] [::1 127.1 0x7f.1 1.2.3.4 256 "
               "08 1. \xC3\xA9 \xC3\x9F \xE2\x98\x83 \xEF\xBC\xA1 \xC2\xAD xn-- xn--mnchen-3ya "
               "C: C| c|/ localhost ; = & + , ~ _ - \x7F \x01")
        .split(' ') +
    QList<QByteArray>{" ", "\t", "\n"};

/// Chains of up to six pieces, always the same ones.
QList<Case> generated(int count) {
    QRandomGenerator random(20300101);
    const auto any = [&](const QList<QByteArray>& list) {
        return list[random.bounded(int(list.size()))];
    };
    QList<Case> cases;
    for (int i = 0; i < count; ++i) {
        QByteArray text;
        for (int n = random.bounded(1, 7); n > 0; --n)
            text += any(pieces);
        cases.append({text, any(bases)});
    }
    return cases;
}

/// Every piece alone, in each place of a URL.
QList<Case> systematic() {
    QList<Case> cases;
    for (const QByteArray& base : bases)
        for (const QByteArray& piece : pieces)
            cases.append({piece, base});
    for (const QByteArray& piece : pieces)
        for (const char* pattern : {"http://*/", "http://x*y.test/", "https://*@b.test/",
                                    "http://b.test*/", "http://b.test/*/c", "http://b.test/?*",
                                    "http://b.test/#*", "app://*/x", "app:*", "file://*/x"})
            cases.append({QByteArray(pattern).replace("*", piece), {}});
    return cases;
}

/// Node 20 makes the path empty here; the standard's path state makes it "/".
bool nodeErrs(const Case& one) {
    return one.text == "/.." && one.base.startsWith("app:");
}

constexpr const char* script = R"(
let text = "";
process.stdin.on("data", (d) => (text += d));
process.stdin.on("end", () => {
  const read = ([text, base]) => {
    try {
      const u = base ? new URL(text, base) : new URL(text);
      return { href: u.href, scheme: u.protocol.slice(0, -1), username: u.username,
               password: u.password, host: u.hostname, port: u.port, path: u.pathname,
               query: u.search.slice(1), fragment: u.hash.slice(1) };
    } catch { return null; }
  };
  console.log(JSON.stringify(JSON.parse(text).map(read)));
});)";

QJsonArray askNode(const QString& node, const QList<Case>& cases) {
    QJsonArray input;
    for (const Case& one : cases)
        input.append(QJsonArray{QString::fromUtf8(one.text), QString::fromUtf8(one.base)});
    QProcess process;
    process.start(node, {u"-e"_s, QString::fromLatin1(script)});
    process.write(QJsonDocument(input).toJson());
    process.closeWriteChannel();
    process.waitForFinished();
    return QJsonDocument::fromJson(process.readAllStandardOutput()).array();
}

QJsonValue read(const Case& one) {
    Url base;
    if (!one.base.isEmpty())
        base = parse(one.base).value();
    const auto url = parse(one.text, base);
    if (!url)
        return QJsonValue::Null;
    const auto text = [](QByteArrayView bytes) { return QString::fromUtf8(bytes); };
    return QJsonObject{
        {u"href"_s, text(url->href())},
        {u"scheme"_s, text(url->scheme())},
        {u"username"_s, text(url->username())},
        {u"password"_s, text(url->password())},
        {u"host"_s, text(url->host())},
        {u"port"_s, url->explicitPort() ? QString::number(*url->explicitPort()) : u""_s},
        {u"path"_s, text(url->path())},
        {u"query"_s, text(url->query())},
        {u"fragment"_s, text(url->fragment())}};
}

} // namespace

/// Our reading of URLs beside Node's, which is another implementation of the URL Standard.
class TestWhatwgPeer : public QObject {
    Q_OBJECT

private slots:
    void readsAsNodeDoes();
};

void TestWhatwgPeer::readsAsNodeDoes() {
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    if (node.isEmpty())
        QSKIP("node is not installed");
    const QList<Case> cases = systematic() + generated(3000);
    const QJsonArray answers = askNode(node, cases);
    QCOMPARE(answers.size(), cases.size());
    int differences = 0;
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const QJsonValue ours = read(cases[i]);
        if (ours == answers[i] || nodeErrs(cases[i]))
            continue;
        ++differences;
        qWarning().noquote() << cases[i].text.toPercentEncoding(":/?#[]@\\") << "on"
                             << cases[i].base << "\n  ours "
                             << QJsonDocument(ours.toObject()).toJson(QJsonDocument::Compact)
                             << "\n  node "
                             << QJsonDocument(answers[i].toObject()).toJson(QJsonDocument::Compact);
    }
    QCOMPARE(differences, 0);
}

QTEST_GUILESS_MAIN(TestWhatwgPeer)
#include "tst_whatwg.moc"
