#pragma once

#include "app/findings/finding.h"
#include "app/trace/trace.h"

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QStackedWidget;

namespace thence::ui {

class FittingTabs;
class Panel;
class PillLabel;

/// Everything about one hop, a panel a question. Panels are made when they are first shown.
class Inspector : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);

    /// "Hop 2 of 4", hidden while there is none; may be given another place than on top, such as
    /// the title of a dock.
    QWidget* heading() const { return header_; }

    /// Shows hop `index` of `trace`, which is copied (its bytes are shared), and what was found
    /// about the trace. An index outside the trace clears.
    void showHop(const trace::Trace& trace, int index,
                 const QList<findings::Finding>& findings = {});
    /// Says that no hop is selected.
    void clear();
    /// Says that there is nothing to tell before the selected hop is over.
    void await();

    /// Brings the panel called `id` to the front, and `part` of it into sight, unless that is
    /// empty: a field's name. False if there is no such panel.
    bool showPanel(const QString& id, const QString& part = {});
    /// The id of the panel in front.
    QString panel() const;

signals:
    /// A person wants to see another hop.
    void hopWanted(int index);

private:
    struct Shown {
        trace::Trace trace;
        int index = 0;
        QList<findings::Finding> findings;
    };

    void makePanel(size_t entry);
    void present(int entry);
    void lead(int index, const QString& panel, const QString& part);
    void showHeader();
    void leave(QWidget* instead);

    QWidget* header_;
    QLabel* place_;
    QLabel* method_;
    PillLabel* status_;
    FittingTabs* tabs_;
    QStackedWidget* stack_;
    QWidget* empty_;
    QWidget* awaited_;
    std::vector<Panel*> panels_;  ///< null until first shown, in the order of panelEntries()
    std::vector<QWidget*> pages_; ///< each panel's, which scrolls it
    std::vector<bool> upToDate_;  ///< whether the panel has been given what is shown now
    std::optional<Shown> shown_;
};

} // namespace thence::ui
