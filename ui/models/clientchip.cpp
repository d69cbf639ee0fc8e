#include "ui/models/clientchip.h"

#include "app/redirect/comparison.h"

#include <QCoreApplication>

#include <algorithm>

namespace thence::ui {

using namespace Qt::StringLiterals;

std::optional<Chip> clientChip(const trace::Trace& trace, int index) {
    const auto predictions = redirect::predictAll(trace, index);
    const auto parting =
        std::count_if(predictions.begin(), predictions.end(), [](const auto& prediction) {
            return redirect::isParting(prediction.differences);
        });
    if (parting == 0)
        return {};
    const QString text =
        parting == 1 ? QCoreApplication::translate("ClientChip", "1 client differs")
                     : QCoreApplication::translate("ClientChip", "%1 clients differ").arg(parting);
    return Chip{text, Tone::Neutral, u"clients"_s, u"this-hop"_s};
}

} // namespace thence::ui
