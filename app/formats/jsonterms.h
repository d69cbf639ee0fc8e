#pragma once

#include "app/json/cursor.h"
#include "app/trace/terms.h"

namespace thence::formats {

/// Terms as they stand in a trace as JSON.
QJsonObject toJson(const trace::Terms& terms);
/// All but mayKeepSecrets: no file decides what is hidden later.
void readTerms(json::Cursor& at, trace::Terms& value);

} // namespace thence::formats
