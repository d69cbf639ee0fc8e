#!/usr/bin/env bash
# Installs what is missing, builds Whereto with its tests into build/ and runs them all, without a
# display. Arguments go to ctest: bash tests/run.sh -R unit/url
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

bash "$root/app/setup.sh" clang-format-14
cmake -S "$root" -B "$root/build" -G Ninja -DCMAKE_BUILD_TYPE=Release --log-level=NOTICE
cmake --build "$root/build"
ctest --test-dir "$root/build" --output-on-failure --parallel "$(nproc)" "$@"
