#pragma once

#include "app/advisor/advice.h"
#include "ui/widgets/background.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace thence::ui {

class EvidenceList;
class GhostView;
class GlanceTable;
class PlainLabel;
class SegmentedSwitch;
class SnippetBox;
class VerdictBox;

/// What the hop should have said: two questions, the answer, why, how to write it for a server, and
/// what would have happened.
class VerdictView : public QWidget {
    Q_OBJECT

public:
    explicit VerdictView(QWidget* parent = nullptr);

    /// Judges hop `index`. The switches start from the evidence, unless the hop is shown already
    /// and its chain has only grown.
    void showHop(const trace::Trace& trace, int index);
    /// No hop: the two switches alone decide.
    void clear();
    const advisor::Advice& advice() const { return advice_; }

    /// The form and the outcome of "What if"; hidden until asked for.
    const QWidget* ghost() const;

signals:
    /// Another hop is judged than before, not only more of its chain.
    void hopChanged();
    /// "What if hop N answered …?" was asked.
    void whatIf(int hop, int status);

private:
    bool isShown(const trace::Trace& trace, int index) const;
    QLayout* question(const QString& text, SegmentedSwitch* answer);
    void layOut();
    void refresh(bool isNew);
    void present();
    void showSnippets();
    void showWhatIf();
    int imagined() const;

    trace::Trace trace_;
    int index_ = -1;
    advisor::Overrides overrides_;
    advisor::Advice advice_;
    Background background_;

    SegmentedSwitch* permanent_;
    SegmentedSwitch* keep_;
    QToolButton* reset_;
    VerdictBox* verdict_;
    GlanceTable* glance_;
    SnippetBox* snippets_;
    QPushButton* whatIfButton_;
    GhostView* ghost_;
    QLabel* evidenceHeading_;
    EvidenceList* evidence_;
    QLabel* changeHeading_;
    PlainLabel* change_;
};

} // namespace thence::ui
