#pragma once

#include <QTest>
#include <QWidget>

namespace thence::test {

/// Makes a window that is shown the one with the keyboard, and waits until it is.
inline void activate(QWidget& window) {
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

} // namespace thence::test
