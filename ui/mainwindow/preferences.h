#pragma once

#include "ui/theme/themechoice.h"
#include "ui/workspace/recentrequest.h"

#include <QByteArray>
#include <QList>
#include <QSettings>
#include <QString>

namespace thence::ui {

/// What the window remembers from one run to the next.
class Preferences {
public:
    /// Keeps them in the user's configuration folder, or in `file`.
    explicit Preferences(const QString& file = {});

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    QByteArray layout() const;
    void setLayout(const QByteArray& layout);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    /// Newest first, twelve at most.
    QList<RecentRequest> recent() const;
    /// Puts `request` first, unless it is very long; an earlier one with the same method and URL
    /// goes.
    void remember(const RecentRequest& request);
    void forgetRecent();

private:
    QSettings settings_;
};

} // namespace thence::ui
