#pragma once

#include <QObject>

namespace thence::cli {

/// Turns Ctrl-C (SIGINT), SIGTERM and the end of the terminal (SIGHUP, unless it is ignored as
/// under nohup) into a Qt signal while it lives. One at a time. Afterwards they are not heard,
/// because what was recorded is still being written; but the third one in all ends the program, as
/// writing may hang.
class Signals : public QObject {
    Q_OBJECT

public:
    explicit Signals(QObject* parent = nullptr);
    ~Signals() override;

signals:
    void interrupted();
};

} // namespace thence::cli
