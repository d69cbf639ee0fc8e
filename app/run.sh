#!/usr/bin/env bash
# Installs what is missing, builds Thence into build/ and runs it. Arguments go to the program.
# With no arguments it opens the window; with no display either, it traces the demo chain of the lab
# in the terminal and writes a HAR and a picture of the window.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

bash "$root/app/setup.sh"
bash "$root/app/build.sh" thence

if (($# == 0)) && [[ -z ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
    set -- demo
fi
exec "$root/build/thence" "$@"
