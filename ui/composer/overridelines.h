#pragma once

#include "app/trace/addressoverride.h"

#include <QString>

#include <tl/expected.hpp>

namespace thence::ui {

/// Reads "host:port:address", one a line, as curl's --resolve has it; the error names the line and
/// what is expected. IPv6 addresses may stand in brackets.
tl::expected<QList<trace::AddressOverride>, QString> readOverrides(const QString& lines);

} // namespace thence::ui
