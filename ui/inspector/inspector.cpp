#include "ui/inspector/inspector.h"

#include "app/trace/hopsummary.h"
#include "ui/inspector/panel.h"
#include "ui/inspector/panels.h"
#include "ui/text/readable.h"
#include "ui/theme/fonts.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fittingtabs.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/scrollpage.h"
#include "ui/widgets/tabbar.h"
#include "ui/widgets/taborder.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace thence::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr int sideMargin = 16;
constexpr qsizetype longestStatus = 28;
constexpr qsizetype longestMethod = 16;

Pill statusPill(const trace::Hop& hop) {
    if (hop.isClientStep())
        return {Inspector::tr("Not sent"), Tone::Neutral, true};
    if (hop.exchange.response)
        return {shortened(trace::statusText(*hop.exchange.response), longestStatus),
                toneOf(hop.status()), true};
    if (hop.exchange.failure)
        return {Inspector::tr("Failed"), Tone::Bad, true};
    return {Inspector::tr("Response not known"), Tone::Neutral, true};
}

QFrame* separator() {
    auto* const line = new QFrame;
    line->setObjectName(u"separator"_s);
    line->setFixedHeight(1);
    line->setFrameShape(QFrame::NoFrame);
    return line;
}

} // namespace

Inspector::Inspector(QWidget* parent)
    : QWidget(parent), header_(new QWidget), place_(new PlainLabel({}, PlainLabel::Voice::Dim)),
      method_(new PlainLabel), status_(new PillLabel({})), tabs_(new FittingTabs),
      stack_(new QStackedWidget),
      empty_(new EmptyState(tr("No hop selected"),
                            tr("Send a request, then select a hop in the timeline to see "
                               "everything about it."))),
      awaited_(new EmptyState(tr("Not over yet"), tr("Everything about this hop is shown here when "
                                                     "it is over."))) {
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"card"_s);
    for (const PanelEntry& entry : panelEntries())
        tabs_->addTab(entry.name());
    tabs_->bar()->setAccessibleName(tr("Panels of the inspector"));
    panels_.resize(panelEntries().size(), nullptr);
    pages_.resize(panelEntries().size(), nullptr);
    upToDate_.resize(panelEntries().size(), false);
    stack_->addWidget(empty_);
    stack_->addWidget(awaited_);
    method_->setFont(semibold(monoFont()));
    for (QLabel* const label : {place_, method_})
        label->setWordWrap(false);

    auto* const header = new QHBoxLayout(header_);
    header->setContentsMargins(sideMargin, 0, 0, 0);
    header->setSpacing(8);
    header->addWidget(place_);
    header->addWidget(method_);
    header->addWidget(status_);
    header->addStretch();
    auto* const tabs = new QHBoxLayout;
    tabs->setContentsMargins(sideMargin, 0, sideMargin, 0);
    tabs->addWidget(tabs_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header_);
    column->addLayout(tabs);
    column->addWidget(separator());
    column->addWidget(stack_, 1);
    header_->hide();

    connect(tabs_, &FittingTabs::currentChanged, this, &Inspector::present);
}

void Inspector::showHop(const trace::Trace& trace, int index,
                        const QList<findings::Finding>& findings) {
    if (index < 0 || index >= trace.hops.size()) {
        clear();
        return;
    }
    shown_ = Shown{trace, index, findings};
    std::fill(upToDate_.begin(), upToDate_.end(), false);
    showHeader();
    present(tabs_->currentIndex());
}

void Inspector::clear() {
    leave(empty_);
}

void Inspector::await() {
    leave(awaited_);
}

void Inspector::leave(QWidget* instead) {
    shown_.reset();
    std::fill(upToDate_.begin(), upToDate_.end(), false);
    header_->hide();
    stack_->setCurrentWidget(instead);
}

bool Inspector::showPanel(const QString& id, const QString& part) {
    const auto entries = panelEntries();
    for (size_t i = 0; i < entries.size(); ++i) {
        if (id != QLatin1String(entries[i].id))
            continue;
        tabs_->setCurrentIndex(int(i));
        if (shown_ && !part.isEmpty())
            panels_[i]->pointTo(part);
        return true;
    }
    return false;
}

QString Inspector::panel() const {
    return QLatin1String(panelEntries()[size_t(tabs_->currentIndex())].id);
}

void Inspector::makePanel(size_t entry) {
    panels_[entry] = panelEntries()[entry].make(nullptr);
    pages_[entry] = new ScrollPage(panels_[entry]);
    stack_->addWidget(pages_[entry]);
    connect(panels_[entry], &Panel::wanted, this, &Inspector::lead);
    putBehind(tabs_->lastStop(), *panels_[entry]);
}

void Inspector::present(int entry) {
    if (!shown_ || entry < 0)
        return;
    if (!panels_[size_t(entry)])
        makePanel(size_t(entry));
    Panel* const panel = panels_[size_t(entry)];
    stack_->setCurrentWidget(pages_[size_t(entry)]); // first: what scrolls needs to know its size
    if (!upToDate_[size_t(entry)]) {
        panel->setFindings(shown_->findings);
        panel->showHop(shown_->trace, shown_->index);
    }
    upToDate_[size_t(entry)] = true;
}

void Inspector::lead(int index, const QString& panel, const QString& part) {
    if (shown_ && index != shown_->index)
        emit hopWanted(index);
    showPanel(panel, part);
}

void Inspector::showHeader() {
    const trace::Hop& hop = shown_->trace.hops.at(shown_->index);
    place_->setText(tr("Hop %1 of %2").arg(shown_->index + 1).arg(shown_->trace.hops.size()));
    method_->setText(shortened(readable(hop.exchange.request.method), longestMethod));
    status_->setPill(statusPill(hop));
    header_->show();
}

} // namespace thence::ui
