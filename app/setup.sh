#!/usr/bin/env bash
# Installs the packages that Whereto is built with, as far as they are missing (Debian 12, Ubuntu
# 24.04). As root or with sudo it installs them; otherwise it prints the command and stops.
#   bash app/setup.sh [further packages…]
set -euo pipefail

packages=(
    g++ cmake ninja-build pkg-config
    qt6-base-dev libgl-dev libboost-dev libssl-dev
    zlib1g-dev libbrotli-dev libzstd-dev
    libgumbo-dev libpsl-dev libicu-dev libexpected-dev
    fonts-inter fonts-jetbrains-mono
    "$@"
)

command -v dpkg-query >/dev/null || {
    echo "This system has no Debian packages. Whereto needs what these hold: ${packages[*]}" >&2
    exit 0
}

missing=()
for package in "${packages[@]}"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
        missing+=("$package")
done
((${#missing[@]})) || exit 0

if ((EUID == 0)); then
    as_root=()
elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
    as_root=(sudo)
else
    echo "These packages are missing, and installing them takes root. Run this, then try again:" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}" >&2
    exit 1
fi

echo "Installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -q >&2
"${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
