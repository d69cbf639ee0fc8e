#pragma once

#include "app/redirect/client.h"
#include "app/trace/decision.h"
#include "ui/widgets/sheet.h"

namespace thence::ui {

/// Adds the next request with what changes in it and why, or why there is none.
void addStep(SheetLines& lines, const trace::Decision& decision);

/// Adds what is known about the client, and where from.
void addClient(SheetLines& lines, const redirect::Client& client);

/// "curl 8.14.1"
QString nameAndVersion(const redirect::Client& client);

} // namespace thence::ui
