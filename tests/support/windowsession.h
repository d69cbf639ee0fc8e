#pragma once

#include "tests/support/qtmessages.h"
#include "tests/support/scriptedserver.h"
#include "ui/mainwindow/mainwindow.h"

#include <QTemporaryDir>

#include <chrono>
#include <memory>

namespace thence::test {

/// A person's session in the real window, on hosts whose names take a lookup. Each part fails the
/// test that calls it. `times` is how often something is done, at moments that move through what
/// goes on: before the lookup has ended, while connecting, while waiting, after the end.
class WindowSession {
public:
    WindowSession();

    /// Sends and lets it end, `times` over; every trace has to come to `hops` hops and end with
    /// `ending`: trace::word() of its failure or else of the reason that it stopped for.
    void follows(const QByteArray& url, int times, qsizetype hops, const QByteArray& ending);
    /// Stops each trace by the menu's command.
    void stops(const QByteArray& url, int times);
    /// A limit of the first byte ends each trace; nothing may answer at `url`.
    void runsIntoTheLimit(const QByteArray& url, int times);
    /// Pauses at each hop, goes on twice, and then stops or goes on to the end.
    void pauses(const QByteArray& url, int times);
    /// Opens a tab for each trace and closes it while the trace is under way.
    void closesTabs(const QByteArray& url, int times);
    /// Closes the window while the trace is under way, and opens a new one. No closing may take
    /// longer than `limit`.
    void quits(const QByteArray& url, int times, std::chrono::milliseconds limit);

    /// What Qt complained about meanwhile.
    QStringList heard() const { return messages_.heard(); }

private:
    void openWindow();
    /// Whether the trace that runs is over before `limit`.
    bool isOver(std::chrono::milliseconds limit = std::chrono::seconds(30)) const;

    QtMessages messages_;
    QTemporaryDir folder_;
    std::unique_ptr<ui::Preferences> preferences_;
    std::unique_ptr<ui::MainWindow> window_;
};

/// /a → /b → /c → /d, which answers 200, on one connection.
Script fourHops();
/// Reads a request and says nothing.
Script silence();

/// The word for how `trace` ended: of its failure, or else of the reason that it stopped for.
QByteArray endingOf(const trace::Trace& trace);

} // namespace thence::test
