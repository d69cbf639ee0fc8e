#pragma once

#include "app/http/message.h"

#include <QList>
#include <QString>

namespace thence::lab {

/// A chain that can be tried without a network, from resources/lab/<id>.json.
struct Scenario {
    QString id;
    QString title;
    QString summary;     ///< one or two plain sentences
    http::Request start; ///< the request to begin with; its URL uses the default ports, as the
                         ///< scenarios are written ("http://shop.localhost/checkout")
};

/// All scenarios, in the order they should be shown.
const QList<Scenario>& scenarios();
const Scenario* findScenario(const QString& id);

} // namespace thence::lab
