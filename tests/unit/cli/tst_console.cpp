#include "app/cli/console.h"
#include "app/cli/follow.h"

#include <QTest>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

using namespace thence;

namespace {

/// A stream on `descriptor`, which it closes at its end.
class Stream {
public:
    explicit Stream(int descriptor) : file_(::fdopen(descriptor, "w")) {
        if (!file_)
            qFatal("no stream");
    }
    ~Stream() { std::fclose(file_); }
    Q_DISABLE_COPY_MOVE(Stream)

    std::FILE* file() const { return file_; }

private:
    std::FILE* file_;
};

} // namespace

/// What people and programs read, and what becomes of it when they cannot.
class TestConsole : public QObject {
    Q_OBJECT

private slots:
    void cleanup() {
        qunsetenv("NO_COLOR");
        qputenv("TERM", "xterm");
    }

    void aFullDiskIsRemembered() {
        const Stream full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
        cli::Output out(full.file());
        out.write("lost");
        QCOMPARE(out.error(), ENOSPC);
    }

    void aReaderThatHasGoneIsNoError() {
        std::signal(SIGPIPE, SIG_IGN);
        int ends[2];
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        const Stream writer(ends[1]);
        ::close(ends[0]);
        cli::Output out(writer.file());
        out.write("unread\n");
        QCOMPARE(out.error(), 0);
    }

    void coloursAreForTerminals_data() {
        using Colours = cli::StyledText::Colours;
        QTest::addColumn<QByteArray>("noColor");
        QTest::addColumn<QByteArray>("term");
        QTest::addColumn<Colours>("colours");
        QTest::newRow("a terminal") << QByteArray() << QByteArray("xterm") << Colours::On;
        QTest::newRow("NO_COLOR") << QByteArray("1") << QByteArray("xterm") << Colours::Off;
        QTest::newRow("a dumb terminal") << QByteArray() << QByteArray("dumb") << Colours::Off;
    }

    void coloursAreForTerminals() {
        QFETCH(QByteArray, noColor);
        QFETCH(QByteArray, term);
        QFETCH(cli::StyledText::Colours, colours);
        int screen = -1;
        int keyboard = -1;
        if (::openpty(&screen, &keyboard, nullptr, nullptr, nullptr) != 0)
            QSKIP("There are no pseudo-terminals here (/dev/pts is not mounted).");
        const Stream shown(keyboard);
        qputenv("NO_COLOR", noColor); // empty means as little as not set
        qputenv("TERM", term);
        QCOMPARE(cli::coloursFor(cli::Output(shown.file())), colours);
        ::close(screen);
    }

    void aFileGetsNoColours() {
        const Stream file(::open("/dev/null", O_WRONLY | O_CLOEXEC));
        QCOMPARE(cli::coloursFor(cli::Output(file.file())), cli::StyledText::Colours::Off);
    }
};

QTEST_GUILESS_MAIN(TestConsole)
#include "tst_console.moc"
