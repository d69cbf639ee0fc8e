#include "app/formats/formats.h"
#include "tests/support/demotrace.h"

#include <QProcess>
#include <QTest>

#include <optional>

using namespace thence;
using namespace Qt::StringLiterals;

namespace {

// Reads a HAR from standard input and prints what the published schema has against it.
const QString validator = u"const found = require('ajv');"
                          "const Ajv = found.default || found;" // since ajv 8
                          "const ajv = new Ajv({allErrors: true, strict: false, logger: false});"
                          "if (found.default)"
                          "    require('ajv-formats')(ajv);" // which ajv 6 brings along
                          "ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-06.json'));"
                          "for (const schema of Object.values(require('har-schema')))"
                          "    ajv.addSchema(schema);"
                          "const har = JSON.parse(require('fs').readFileSync(0));"
                          "if (!ajv.validate('har.json#', har))"
                          "    console.log(ajv.errorsText());"_s;

/// What the schema has against `har`; nothing if node, or one of the packages, is missing.
std::optional<QString> complaints(const QByteArray& har) {
    QProcess node;
    node.start(u"node"_s, {u"-e"_s, validator});
    if (!node.waitForStarted())
        return std::nullopt;
    node.write(har);
    node.closeWriteChannel();
    node.waitForFinished();
    if (node.exitCode() != 0)
        return std::nullopt;
    return QString::fromUtf8(node.readAllStandardOutput());
}

} // namespace

/// Holds our HAR against the `har-schema` package. To run it, install node-har-schema and node-ajv,
/// or both with npm into a folder and name its node_modules in NODE_PATH.
class TestHarSchema : public QObject {
    Q_OBJECT

private slots:
    void valid_data() {
        QTest::addColumn<trace::Trace>("trace");
        QTest::newRow("demo") << test::demoTrace();
        QTest::newRow("failing") << test::failingTrace();
        QTest::newRow("loop") << test::loopTrace();
        QTest::newRow("long") << test::longTrace();
        QTest::newRow("hsts") << test::hstsTrace();
    }

    void valid() {
        QFETCH(trace::Trace, trace);
        const auto found = complaints(formats::toBytes(*formats::findFormat(u"har"), trace));
        if (!found)
            QSKIP("node with har-schema and ajv is not installed");
        QCOMPARE(*found, QString());
    }
};

QTEST_GUILESS_MAIN(TestHarSchema)
#include "tst_harschema.moc"
