#include "ui/workspace/verdicts.h"

#include "app/trace/units.h"
#include "ui/models/clientchip.h"
#include "ui/models/hopmodel.h"
#include "ui/models/verdictchips.h"
#include "ui/models/weight.h"

#include <algorithm>

namespace thence::ui {

namespace {

HopRow::Again againOf(const findings::Revisit& hop) {
    if (!hop.possible)
        return HopRow::Again::Asked;
    switch (hop.judgement.reuse) {
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
    connect(&model_, &HopModel::modelReset, this, &Verdicts::forget);
}

void Verdicts::forget() {
    looking_.forget();
    visiting_.forget();
    trace_ = {};
    meaning_ = {};
    visit_.reset();
}

void Verdicts::look(const trace::Trace& trace) {
    // Lists share their hops until one of them changes.
    const bool isSame = trace.hops.constData() == trace_.hops.constData() &&
                        trace.hops.size() == trace_.hops.size();
    trace_ = trace;
    if (!isSame && !looking_.isBusy()) // else the hops that came meanwhile are looked at together
        workOut();
}

void Verdicts::workOut() {
    const auto isLater = std::make_shared<bool>(false);
    *isLater = looking_.run(
        weight(trace_),
        [trace = trace_, known = meaning_.clientChips] { return meaning(trace, known); },
        [this, isLater, hops = trace_.hops](const Meaning& meaning) {
            const bool hasGrown =
                hops.constData() != trace_.hops.constData() || hops.size() != trace_.hops.size();
            show(meaning);
            if (*isLater)
                emit changed();
            if (hasGrown)
                workOut();
        });
}

/// Of what is neither wrong nor to be minded, whether clients disagree comes first.
Verdicts::Meaning Verdicts::meaning(const trace::Trace& trace,
                                    QList<std::optional<Chip>> clientChips) {
    Meaning meaning{
        .findings = findings::examine(trace), .clientChips = std::move(clientChips), .chips = {}};
    for (auto i = int(meaning.clientChips.size()); i < trace.hops.size(); ++i)
        meaning.clientChips.append(clientChip(trace, i));
    for (int i = 0; i < trace.hops.size(); ++i) {
        QList<Chip> chips = verdictChips(trace, i, meaning.findings);
        if (const auto& chip = meaning.clientChips[i])
            chips.prepend(*chip);
        meaning.chips.append(chips);
    }
    return meaning;
}

void Verdicts::show(const Meaning& meaning) {
    meaning_ = meaning;
    for (qsizetype i = 0; i < meaning.chips.size(); ++i)
        model_.setVerdicts(i, meaning.chips[i]);
    imagineVisit();
}

void Verdicts::showVisit(std::optional<std::chrono::seconds> elapsed) {
    elapsed_ = elapsed;
    imagineVisit();
}

void Verdicts::imagineVisit() {
    const auto cache = findings::cacheOf(trace_.terms);
    if (!elapsed_ || !cache) {
        visiting_.forget();
        return markCards({});
    }
    const auto isLater = std::make_shared<bool>(false);
    *isLater = visiting_.run(
        weight(trace_),
        [trace = trace_, elapsed = *elapsed_, kind = *cache] {
            return std::optional(findings::secondVisit(trace, elapsed, kind));
        },
        [this, isLater](const std::optional<findings::SecondVisit>& visit) {
            markCards(visit);
            if (*isLater)
                emit changed();
        });
    if (*isLater)
        markCards({});
}

void Verdicts::markCards(const std::optional<findings::SecondVisit>& visit) {
    visit_ = visit;
    QList<HopRow::Again> hops;
    if (visit_)
        std::transform(visit_->hops.begin(), visit_->hops.end(), std::back_inserter(hops), againOf);
    model_.setSecondVisit(hops);
}

QList<trace::Piece> Verdicts::summary(record::State state) const {
    QList<trace::Piece> pieces = trace::summary(trace_);
    if (state == record::State::Running)
        pieces.append({tr("running")});
    else if (state == record::State::Paused)
        pieces.append(
            {tr("paused before hop %1").arg(trace_.hops.size() + 1), trace::Voice::ByHand});
    if (!elapsed_ || trace_.hops.isEmpty())
        return pieces;
    trace::Piece piece;
    if (visiting_.isBusy())
        piece.text = tr("working out the second visit");
    else if (!visit_)
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

} // namespace thence::ui
