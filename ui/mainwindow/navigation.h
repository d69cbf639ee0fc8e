#pragma once

#include "ui/mainwindow/recentrequest.h"

#include <QListView>
#include <QStandardItemModel>

namespace whereto::ui {

/// The list at the left: start a request, what was sent before, the lab's scenarios.
class Navigation : public QListView {
    Q_OBJECT

public:
    explicit Navigation(QWidget* parent = nullptr);

    /// Fills in the newest of `recent`, and the scenarios, which are read from the resources.
    void fill(const QList<RecentRequest>& recent);

    QSize sizeHint() const override { return {208, 400}; }

signals:
    void newRequest();
    void scenarioChosen(const QString& id);
    void recentChosen(const RecentRequest& request);

private:
    void open(const QModelIndex& index);

    QStandardItemModel items_;
    QList<RecentRequest> recent_;
};

} // namespace whereto::ui
