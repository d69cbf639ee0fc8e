#pragma once

#include "ui/mainwindow/recentrequest.h"

#include <QListView>
#include <QStandardItemModel>

class QLabel;

namespace whereto::ui {

/// The list at the left: start a request, what was sent before, the lab's scenarios.
/// Where there is no room for words it is a strip of signs, with the words in their tool tips.
class Navigation : public QListView {
    Q_OBJECT

public:
    static constexpr int stripWidth = 48;
    static constexpr int wordsWidth = 110; ///< from this width on there are words

    explicit Navigation(QWidget* parent = nullptr);

    /// "Trace", the heading of the first entry: it stands in the dock's title.
    QWidget* heading() const { return heading_; }

    /// Fills in the newest of `recent`, and the scenarios, which are read from the resources.
    void fill(const QList<RecentRequest>& recent);

    QSize sizeHint() const override { return {208, 400}; }
    QSize minimumSizeHint() const override { return {stripWidth, 100}; }

signals:
    void newRequest();
    void scenarioChosen(const QString& id);
    void recentChosen(const RecentRequest& request);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void open(const QModelIndex& index);

    QLabel* heading_;
    QStandardItemModel items_;
    QList<RecentRequest> recent_;
};

} // namespace whereto::ui
