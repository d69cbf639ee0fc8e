#pragma once

#include "ui/workspace/recentrequest.h"

#include <QWidget>

class QLabel;

namespace thence::ui {

class EntryList;

/// The column at the left: start a request, the lab's scenarios, and below them what was sent
/// before. Each list scrolls for itself: what is added to the one moves nothing in the other.
class Navigation : public QWidget {
    Q_OBJECT

public:
    explicit Navigation(QWidget* parent = nullptr);

    /// "Trace", the heading of the first entry: it stands in the dock's title.
    QWidget* heading() const { return heading_; }

    /// Fills in the newest of `recent`, and the first time the scenarios, which are read from the
    /// resources.
    void fill(const QList<RecentRequest>& recent);

    QSize sizeHint() const override { return {208, 400}; }
    QSize minimumSizeHint() const override;

signals:
    void newRequest();
    void scenarioChosen(const QString& id);
    void recentChosen(const RecentRequest& request);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fillFirst();
    void fitRecent();

    QLabel* heading_;
    EntryList* lab_; ///< and the new request
    QWidget* edge_;  ///< between the two
    EntryList* recentList_;
    QList<RecentRequest> recent_;
};

} // namespace thence::ui
