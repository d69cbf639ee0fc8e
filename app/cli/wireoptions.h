#pragma once

#include "app/cli/option.h"
#include "app/wire/wire.h"

#include <tl/expected.hpp>

namespace thence::cli {

/// How to connect: -k, --cacert, --resolve, --connect-timeout. The lab's certificate is trusted
/// for names below localhost, always. The error is one line.
tl::expected<wire::Options, QString> readWireOptions(const Arguments& arguments);

} // namespace thence::cli
