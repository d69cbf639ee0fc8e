#pragma once

#include <QObject>

namespace whereto::cli {

/// Turns Ctrl-C (SIGINT) and SIGTERM into a Qt signal while it lives. One at a time.
class Signals : public QObject {
    Q_OBJECT

public:
    explicit Signals(QObject* parent = nullptr);
    ~Signals() override;

signals:
    void interrupted();
};

} // namespace whereto::cli
