#include "ui/mainwindow/commands.h"

#include <QKeySequence>
#include <QSet>
#include <QTest>

using namespace thence::ui;
using namespace Qt::StringLiterals;

namespace {

QKeySequence keys(const CommandEntry& entry) {
    return QKeySequence(QString::fromLatin1(entry.shortcut));
}

/// The letter after the "&".
QChar mnemonic(const QString& name) {
    const qsizetype sign = name.indexOf(u'&');
    return sign < 0 || sign + 1 == name.size() ? QChar() : name[sign + 1].toLower();
}

} // namespace

/// Every command can be reached by keys, from wherever the focus is.
class CommandsTest : public QObject {
    Q_OBJECT

private slots:
    void noShortcutMeansTwoThings() {
        QSet<QKeySequence> seen;
        for (const CommandEntry& entry : commandEntries()) {
            if (!*entry.shortcut)
                continue;
            QVERIFY2(!keys(entry).isEmpty(), entry.shortcut);
            QVERIFY2(!seen.contains(keys(entry)), entry.shortcut);
            seen.insert(keys(entry));
        }
        QVERIFY(seen.size() > 10);
    }

    void textBoxesLeaveTheShortcutsAlone() {
        // What Qt's text boxes do by themselves under X11, Windows or macOS.
        const char* const taken[] = {"Ctrl+A", "Ctrl+C", "Ctrl+D",       "Ctrl+E",    "Ctrl+H",
                                     "Ctrl+K", "Ctrl+U", "Ctrl+V",       "Ctrl+X",    "Ctrl+Y",
                                     "Ctrl+Z", "Ctrl+P", "Ctrl+Shift+Z", "Ctrl+Left", "Ctrl+Right"};
        for (const CommandEntry& entry : commandEntries())
            for (const char* const key : taken)
                QVERIFY2(keys(entry) != QKeySequence(QString::fromLatin1(key)), entry.shortcut);
    }

    void everyMnemonicIsTheOnlyOneInItsMenu() {
        QSet<QChar> titles;
        for (int menu = 0; menu < menuCount; ++menu) {
            titles.insert(mnemonic(title(Menu(menu))));
            QSet<QChar> letters;
            for (const CommandEntry& entry : commandEntries()) {
                if (entry.menu != Menu(menu))
                    continue;
                const QChar letter = mnemonic(entry.name());
                QVERIFY2(!letter.isNull() && !letters.contains(letter), entry.text);
                letters.insert(letter);
            }
        }
        QCOMPARE(titles.size(), menuCount);
        QVERIFY(!titles.contains(QChar()));
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
