#pragma once

#include "app/trace/trace.h"

#include <QWidget>

class QScrollArea;
class QStackedWidget;

namespace thence::ui {

class TabBar;
class VerdictView;

/// "307 or 308?": what the selected hop should have said and why, and any two redirect statuses
/// side by side. Useful without a trace, too.
class Advisor : public QWidget {
    Q_OBJECT

public:
    explicit Advisor(QWidget* parent = nullptr);

    /// "307 or 308?" and the names of the pages; may be given another place than on top, such as
    /// the title of a dock.
    QWidget* heading() const { return heading_; }

    /// Judges hop `index` of `trace`.
    void showHop(const trace::Trace& trace, int index);
    /// No hop is selected.
    void clear();

signals:
    /// Somebody asks what would have happened, had hop `hop` answered `status`.
    void whatIf(int hop, int status);

private:
    QScrollArea* page(QWidget* content, const QString& name);
    void buildHeading();
    void openPage(int index);
    void showEdge();
    void reveal(const QWidget* part);

    QWidget* heading_;
    TabBar* tabs_;
    QWidget* edge_; ///< seen while text is scrolled away under the heading
    QStackedWidget* pages_;
    QScrollArea* verdictArea_;
    VerdictView* verdict_;
};

} // namespace thence::ui
