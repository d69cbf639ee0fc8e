#include "ui/advisor/verdictview.h"

#include "app/advisor/snippet.h"
#include "app/redaction/redaction.h"
#include "ui/advisor/evidencelist.h"
#include "ui/advisor/ghostview.h"
#include "ui/advisor/glancetable.h"
#include "ui/advisor/snippetbox.h"
#include "ui/advisor/verdictbox.h"
#include "ui/models/weight.h"
#include "ui/text/breakable.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"

#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace thence::ui {

namespace {

constexpr int yes = 0, no = 1;
constexpr qsizetype longestChange = 2000;

SegmentedSwitch* yesOrNo(const QString& question) {
    return new SegmentedSwitch(question, {VerdictView::tr("Yes"), VerdictView::tr("No")});
}

QString confidenceText(const advisor::Advice& advice, bool byHand) {
    if (advice.answer == 0)
        return {};
    if (byHand)
        return VerdictView::tr("As you set the switches.");
    switch (advice.confidence) {
    case advisor::Confidence::Sure:
        return VerdictView::tr("Quite sure: the evidence speaks clearly.");
    case advisor::Confidence::Likely:
        return VerdictView::tr("Likely: most of the evidence says so.");
    case advisor::Confidence::Guess:
        break;
    }
    return VerdictView::tr("A guess: the evidence is thin. Set the switches if you know better.");
}

} // namespace

VerdictView::VerdictView(QWidget* parent)
    : QWidget(parent), permanent_(yesOrNo(tr("Is the move permanent?"))),
      keep_(yesOrNo(tr("Must the method and content survive?"))), reset_(new QToolButton),
      verdict_(new VerdictBox), glance_(new GlanceTable), snippets_(new SnippetBox),
      whatIfButton_(new QPushButton), ghost_(new GhostView), evidenceHeading_(heading(tr("Why"))),
      evidence_(new EvidenceList), changeHeading_(heading(tr("What would change its mind"))),
      change_(new PlainLabel) {
    reset_->setText(tr("Back to the evidence"));
    reset_->setFocusPolicy(Qt::StrongFocus);
    change_->setFont(chipFont());
    layOut();
    connect(permanent_, &SegmentedSwitch::chosen, this, [this](int choice) {
        overrides_.permanent = choice == yes;
        refresh(false);
    });
    connect(keep_, &SegmentedSwitch::chosen, this, [this](int choice) {
        overrides_.keepMethod = choice == yes;
        refresh(false);
    });
    connect(reset_, &QToolButton::clicked, this, [this] {
        overrides_ = {};
        refresh(false);
    });
    connect(whatIfButton_, &QPushButton::clicked, this, &VerdictView::showWhatIf);
    clear();
}

QLayout* VerdictView::question(const QString& text, SegmentedSwitch* answer) {
    auto* const row = new QHBoxLayout;
    row->addWidget(new PlainLabel(text), 1);
    row->addWidget(answer, 0, Qt::AlignTop);
    return row;
}

void VerdictView::layOut() {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addLayout(question(tr("Is the move permanent?"), permanent_));
    column->addLayout(question(tr("Must the method and content survive?"), keep_));
    column->addWidget(reset_, 0, Qt::AlignRight);
    column->addWidget(verdict_);
    column->addSpacing(4);
    column->addWidget(glance_);
    column->addWidget(snippets_);
    column->addWidget(whatIfButton_, 0, Qt::AlignLeft);
    column->addWidget(ghost_);
    column->addSpacing(6);
    column->addWidget(evidenceHeading_);
    column->addWidget(evidence_);
    column->addSpacing(6);
    column->addWidget(changeHeading_);
    column->addWidget(change_);
}

void VerdictView::showHop(const trace::Trace& trace, int index) {
    const bool same = isShown(trace, index);
    if (same && trace.hops.size() == trace_.hops.size())
        return;
    trace_ = trace;
    index_ = index;
    if (!same) {
        overrides_ = {};
        ghost_->hide();
    }
    refresh(!same);
    if (!same)
        emit hopChanged();
}

const QWidget* VerdictView::ghost() const {
    return ghost_;
}

bool VerdictView::isShown(const trace::Trace& trace, int index) const {
    if (index != index_ || index < 0 || index >= trace_.hops.size() || index >= trace.hops.size())
        return false;
    const trace::Exchange& shown = trace_.hops[index].exchange;
    const trace::Exchange& wanted = trace.hops[index].exchange;
    const auto fields = [](const trace::Exchange& exchange) {
        return exchange.response ? exchange.response->fields : http::FieldList();
    };
    return shown.startedAt == wanted.startedAt && shown.request == wanted.request &&
           trace_.hops[index].status() == trace.hops[index].status() &&
           fields(shown) == fields(wanted);
}

void VerdictView::clear() {
    showHop({}, -1);
}

/// `isNew`: what stands here is about another hop.
void VerdictView::refresh(bool isNew) {
    const bool isLater = background_.run(
        weight(trace_),
        [trace = trace_, index = index_, overrides = overrides_] {
            return advisor::advise(trace, index, overrides);
        },
        [this](const advisor::Advice& advice) {
            advice_ = advice;
            present();
        });
    if (!isLater || !isNew)
        return;
    advice_ = {};
    present();
    verdict_->setVerdict(Background::notice(), {}, {}, Tone::Neutral);
}

void VerdictView::present() {
    const bool hasHop = index_ >= 0 && index_ < trace_.hops.size();
    const bool answered = advice_.answer != 0;
    const bool byHand = overrides_.permanent || overrides_.keepMethod;
    permanent_->setCurrent(answered               ? (advice_.permanent ? yes : no)
                           : overrides_.permanent ? (*overrides_.permanent ? yes : no)
                                                  : -1);
    keep_->setCurrent(answered                ? (advice_.keepMethod ? yes : no)
                      : overrides_.keepMethod ? (*overrides_.keepMethod ? yes : no)
                                              : -1);
    permanent_->setEnabled(answered || !hasHop);
    keep_->setEnabled(answered || !hasHop);
    reset_->setVisible(byHand);
    verdict_->setVerdict(advice_.headline, advice_.reason, confidenceText(advice_, byHand),
                         advice_.leadsNowhere ? Tone::Bad : toneOf(advice_.answer));
    glance_->compare(answered ? advice_.answer : 307,
                     answered ? advisor::counterpart(advice_.answer) : 308);
    evidence_->setEvidence(advice_.evidence);
    evidenceHeading_->setVisible(!advice_.evidence.isEmpty());
    change_->setText(breakable(
        shortened(readable(advice_.wouldChange.join(u'\n'), Lines::Kept), longestChange)));
    change_->setVisible(!advice_.wouldChange.isEmpty());
    changeHeading_->setVisible(!advice_.wouldChange.isEmpty());
    whatIfButton_->setVisible(hasHop && answered);
    whatIfButton_->setText(tr("What if hop %1 answered %2?").arg(index_ + 1).arg(imagined()));
    showSnippets();
}

void VerdictView::showSnippets() {
    if (advice_.answer == 0)
        return snippets_->hide();
    const bool real = index_ >= 0 && index_ < trace_.hops.size() && !advice_.target.isEmpty();
    const redaction::Redaction redaction; // a configuration is copied into files
    snippets_->setRedirection(
        real ? advisor::Redirection{redaction.shown(trace_.hops[index_].exchange.request.target),
                                    redaction.shown(advice_.target), advice_.answer}
             : advisor::exampleRedirection(advice_.answer));
    snippets_->show();
}

int VerdictView::imagined() const {
    return advice_.fits() ? advisor::counterpart(advice_.answer) : advice_.answer;
}

void VerdictView::showWhatIf() {
    ghost_->imagine(trace_, index_, imagined());
    ghost_->show();
    emit whatIf(index_, imagined());
}

} // namespace thence::ui
