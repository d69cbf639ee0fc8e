#include "ui/inspector/clients/clientspanel.h"

#include "ui/inspector/clients/hopclients.h"
#include "ui/inspector/clients/traceclients.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/segmentedswitch.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace thence::ui {

using namespace Qt::StringLiterals;

namespace {

enum Range { ThisHop, WholeTrace };

QString titleOf(const trace::Hop& hop) {
    return hop.exchange.response
               ? ClientsPanel::tr("What each client does after this %1").arg(hop.status())
               : ClientsPanel::tr("There is no response to act on");
}

} // namespace

ClientsPanel::ClientsPanel(QWidget* parent)
    : Panel(parent), title_(heading({})),
      range_(new SegmentedSwitch(tr("Clients for"), {tr("This hop"), tr("Whole trace")})),
      pages_(new QStackedWidget), hop_(new HopClients), whole_(new TraceClients) {
    range_->setCurrent(ThisHop);
    pages_->addWidget(hop_);
    pages_->addWidget(whole_);

    auto* const top = new QVBoxLayout;
    top->setContentsMargins(inset, 10, inset, 0);
    top->setSpacing(6);
    top->addWidget(range_);
    top->addWidget(title_);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(top);
    column->addWidget(pages_, 1);
    setFocusProxy(pages_);

    connect(range_, &SegmentedSwitch::chosen, this, &ClientsPanel::present);
    const auto choose = [this](const QString& client) { client_ = client; };
    connect(hop_, &HopClients::clientChosen, this, choose);
    connect(whole_, &TraceClients::clientChosen, this, choose);
    connect(whole_, &TraceClients::hopWanted, this,
            [this](int index) { emit wanted(index, u"clients"_s, {}); });
}

void ClientsPanel::showHop(const trace::Trace& trace, int index) {
    trace_ = trace;
    index_ = index;
    present();
}

void ClientsPanel::pointTo(const QString& part) {
    if (part != "this-hop"_L1)
        return;
    range_->setCurrent(ThisHop);
    present();
}

/// Asks the clients only for the page that is shown.
void ClientsPanel::present() {
    if (index_ < 0)
        return;
    const bool isWhole = range_->current() == WholeTrace;
    title_->setText(isWhole ? tr("How far each client goes along")
                            : titleOf(trace_.hops.at(index_)));
    pages_->setCurrentIndex(range_->current());
    if (isWhole)
        whole_->showHop(trace_, index_, client_);
    else
        hop_->showHop(trace_, index_, client_);
}

} // namespace thence::ui
