#!/usr/bin/env bash
# Installs what is missing, builds Thence with its tests into build/ and runs them all, without a
# display. In the end it lists the checks that were skipped, and why.
#   bash tests/run.sh [--peers] [options of ctest, as in -R unit/url]
# --peers installs, too, the real clients and servers that the tests in tests/peers ask.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

peers=()
if [[ ${1:-} == --peers ]]; then
    shift
    peers=(curl wget nodejs python3-requests libwww-perl node-har-schema node-ajv
        nginx apache2-bin haproxy caddy)
    echo "Debian starts nginx, HAProxy and Caddy when it installs them; the tests do not need that." \
        "To stop them: systemctl disable --now nginx haproxy caddy" >&2
fi

bash "$root/app/setup.sh" "${peers[@]}"
bash "$root/app/build.sh"

report=$root/build/Testing/report.xml
mkdir -p "${report%/*}"
rm -f "$report"
status=0
ctest --test-dir "$root/build" --output-on-failure --parallel "$(nproc)" \
    --output-junit "$report" --test-output-size-passed 10000000 "$@" || status=$?
[[ ! -e $report ]] || awk -f "$root/tests/skipped.awk" "$report"
exit "$status"
