#pragma once

#include "ui/widgets/sheet.h"

namespace thence::ui {

/// `lines` with the secrets in their texts and remarks taken out. Only the Fields panel, when it is
/// asked to, and the Raw panel show secrets.
SheetLines hidden(SheetLines lines);

} // namespace thence::ui
