#pragma once

#include "app/trace/trace.h"
#include "ui/models/hopmodel.h"

#include <QWidget>

#include <chrono>
#include <optional>

class QListView;
class QStackedWidget;

namespace thence::ui {

class HopDelegate;
class SummaryLine;

/// The story of a trace: summary, cards on a rail, legend; an invitation while there is none.
class Timeline : public QWidget {
    Q_OBJECT

public:
    /// `model` outlives the timeline.
    explicit Timeline(HopModel& model, QWidget* parent = nullptr);

    /// Shows `pieces` above the cards.
    void setSummary(const QList<trace::Piece>& pieces);

    /// The selected hop's index in the trace, or -1.
    int currentHop() const;
    void selectHop(int index);
    void selectNext(int step);
    /// Selects the card in `row`, which nobody has chosen; where the end was in sight it stays so.
    void suggest(int row);
    /// Where nobody has chosen a hop: selects the card that says how the trace failed, else keeps
    /// what is selected, else selects the first.
    void suggest();
    QListView* view() const { return view_; }

signals:
    /// Another hop was selected; -1 when there is none.
    void hopSelected(int index);
    /// A chip was clicked: show `panel` for hop `index`, and `part` of it.
    void panelWanted(int index, const QString& panel, const QString& part);
    /// The cards should show a visit this long after the first, or the first itself.
    void visitChosen(std::optional<std::chrono::seconds> elapsed);
    /// The invitation's button.
    void demoWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showCards();
    void connectFollowing();
    /// Keeps the end in sight while cards come and grow, unless somebody has scrolled away from it.
    void followTheEnd();
    /// The chip under a place in the view's viewport, or null. The one that counts the others leads
    /// to the findings of the hop.
    std::optional<Chip> chipAt(const QPoint& place) const;

    HopModel& model_;
    QStackedWidget* pages_;
    SummaryLine* summary_;
    QListView* view_;
    HopDelegate* delegate_;
    bool isLive_ = false;      ///< the trace came hop by hop, and not as a whole
    bool isAtEnd_ = true;      ///< or was before the cards grew
    bool isChosen_ = false;    ///< a person selected the hop
    bool isScrolling_ = false; ///< by itself
};

} // namespace thence::ui
