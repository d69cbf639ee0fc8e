#!/usr/bin/env bash
# Runs a command in the small internet of this folder (see README.md) and ends as it does:
#   bash tests/world/run.sh build/thence trace http://old-site.org/
# Ends with 77, and one line that says why, where the system refuses to make one.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
world=${THENCE_WORLD_PROGRAM:-$here/../../build/tests/world}

[[ -x $world ]] || {
    echo "$world is missing: build the tests first, with bash tests/run.sh" >&2
    exit 70
}
exec "$world" "$@"
