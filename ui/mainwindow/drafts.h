#pragma once

#include "ui/composer/draft.h"

#include <QHash>
#include <QObject>

namespace thence::ui {

class Composer;
class Session;

/// Gives each tab a composer of its own: what is written while one is shown waits there while
/// another is. A tab that nothing waits in shows the request that its trace began with.
class Drafts : public QObject {
    Q_OBJECT

public:
    /// Lives as long as `composer`, and not longer than `session`.
    Drafts(Session& session, Composer& composer);

private:
    void turn(int left);

    Session& session_;
    Composer& composer_;
    QHash<int, Draft> waiting_; ///< one for each tab that was shown before
};

} // namespace thence::ui
