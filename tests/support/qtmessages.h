#pragma once

#include <QStringList>

namespace thence::test {

/// Listens, while it lives, to what Qt complains about (warnings and worse) and everything that is
/// logged: a program that is used as it is meant to be hears nothing.
class QtMessages {
public:
    QtMessages();
    ~QtMessages();
    Q_DISABLE_COPY_MOVE(QtMessages)

    /// What was said so far, from any thread.
    QStringList heard() const;
};

} // namespace thence::test
