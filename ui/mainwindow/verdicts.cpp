#include "ui/mainwindow/verdicts.h"

#include "app/trace/units.h"
#include "ui/models/clientchip.h"
#include "ui/models/hopmodel.h"
#include "ui/models/verdictchips.h"

#include <algorithm>

namespace whereto::ui {

namespace {

HopRow::Again againOf(const findings::Revisit& hop) {
    if (!hop.possible)
        return HopRow::Again::Asked;
    switch (hop.verdict.reuse) {
    case findings::caching::Reuse::Fresh:
        return HopRow::Again::FromCache;
    case findings::caching::Reuse::StaleRevalidate:
        return HopRow::Again::Confirmed;
    case findings::caching::Reuse::No:
        break;
    }
    return HopRow::Again::Asked;
}

} // namespace

Verdicts::Verdicts(HopModel& model, QObject* parent) : QObject(parent), model_(model) {
    // The cards are new, even if the trace is not.
    connect(&model_, &HopModel::modelReset, this, [this] {
        trace_ = {};
        findings_.clear();
        clientChips_.clear();
        visit_.reset();
    });
}

void Verdicts::look(const trace::Trace& trace) {
    // Lists share their hops until one of them changes.
    const bool isSame = trace.hops.constData() == trace_.hops.constData() &&
                        trace.hops.size() == trace_.hops.size();
    trace_ = trace;
    if (isSame)
        return;
    findings_ = findings::examine(trace_);
    for (int i = 0; i < trace_.hops.size(); ++i)
        model_.setVerdicts(i, chipsOf(i));
    markCards();
}

/// Of what is neither wrong nor to be minded, whether clients disagree comes first.
QList<Chip> Verdicts::chipsOf(int hop) {
    for (qsizetype i = clientChips_.size(); i <= hop; ++i)
        clientChips_.append(clientChip(trace_, int(i)));
    QList<Chip> chips = verdictChips(trace_, hop, findings_);
    if (clientChips_[hop])
        chips.prepend(*clientChips_[hop]);
    return chips;
}

QList<QJsonObject> Verdicts::members(const QString& name) const {
    return findings::membersOfHops(findings_, trace_.hops.size(), name);
}

void Verdicts::showVisit(std::optional<std::chrono::seconds> elapsed) {
    elapsed_ = elapsed;
    markCards();
}

void Verdicts::markCards() {
    const auto cache = findings::cacheOf(trace_.client);
    visit_.reset();
    if (elapsed_ && cache)
        visit_ = findings::secondVisit(trace_, *elapsed_, *cache);
    QList<HopRow::Again> hops;
    if (visit_)
        std::transform(visit_->hops.begin(), visit_->hops.end(), std::back_inserter(hops), againOf);
    model_.setSecondVisit(hops);
}

QList<trace::Piece> Verdicts::summary(Progress progress) const {
    QList<trace::Piece> pieces = trace::summary(trace_);
    if (progress == Progress::Asking)
        pieces.append({tr("running")});
    else if (progress == Progress::Paused)
        pieces.append(
            {tr("paused before hop %1").arg(trace_.hops.size() + 1), trace::Voice::ByHand});
    if (!elapsed_ || trace_.hops.isEmpty())
        return pieces;
    trace::Piece piece;
    if (!visit_)
        piece.text = tr("this client keeps no cache");
    else if (visit_->fromCache == 0)
        piece.text = tr("nothing from the cache");
    else
        piece = {tr("%1 from the cache, %2 saved")
                     .arg(visit_->fromCache)
                     .arg(trace::durationText(visit_->saved)),
                 trace::Voice::Kept};
    pieces.insert(1, piece);
    return pieces;
}

} // namespace whereto::ui
