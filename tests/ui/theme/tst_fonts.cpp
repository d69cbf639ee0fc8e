#include "ui/theme/fonts.h"

#include <QGlyphRun>
#include <QTest>
#include <QTextLayout>

using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

QList<quint32> glyphs(const QString& text, const QFont& font) {
    QTextLayout layout(text, font);
    layout.beginLayout();
    layout.createLine();
    layout.endLayout();
    QList<quint32> all;
    for (const QGlyphRun& run : layout.glyphRuns())
        all.append(run.glyphIndexes());
    return all;
}

} // namespace

class FontsTest : public QObject {
    Q_OBJECT

private slots:
    void everyByteIsDrawnAsItself_data() {
        QTest::addColumn<QString>("text");
        for (const char* const text : {"a>=b", "http://", "a->b", "!==", "www", "/*", "0xFF"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void everyByteIsDrawnAsItself() {
        QFETCH(QString, text);
        for (const QFont& font : {monoFont(), semibold(monoFont())}) {
            QVERIFY(font.styleStrategy() & QFont::PreferNoShaping); // whatever font is installed
            QList<quint32> apart;
            for (const QChar c : text)
                apart.append(glyphs(c, font));
            QCOMPARE(glyphs(text, font), apart);
        }
    }
};

QTEST_MAIN(FontsTest)
#include "tst_fonts.moc"
