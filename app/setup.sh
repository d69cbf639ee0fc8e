#!/usr/bin/env bash
# Installs the packages that Thence is built with, as far as they are missing (Debian 12 and later,
# Ubuntu 24.04). As root or with sudo it installs them; otherwise it prints the command and stops.
#   bash app/setup.sh [further packages…]
set -euo pipefail

packages=(
    g++ cmake ninja-build pkg-config
    qt6-base-dev qt6-wayland libgl-dev libboost-dev libssl-dev
    zlib1g-dev libbrotli-dev libzstd-dev
    libgumbo-dev libpsl-dev libicu-dev libexpected-dev
    fonts-inter fonts-jetbrains-mono
    "$@"
)

command -v dpkg-query >/dev/null || {
    echo "This system has no Debian packages. Thence needs what these hold: ${packages[*]}" >&2
    exit 0
}

missing=()
for package in "${packages[@]}"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
        missing+=("$package")
done
((${#missing[@]})) || exit 0

has_sudo() { command -v sudo >/dev/null; }
if ((EUID == 0)); then
    as_root=()
elif has_sudo && { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
    as_root=(sudo)
else
    install="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    {
        echo "These packages are missing, and installing them requires root. Run this, then try again:"
        if has_sudo; then
            echo "  sudo sh -c '$install'"
            echo "or, with the password of root:"
        fi
        echo "  su -c '$install'"
    } >&2
    exit 1
fi

echo "Installing ${missing[*]}" >&2
as_root+=(env DEBIAN_FRONTEND=noninteractive)
"${as_root[@]}" apt-get update -q >&2
"${as_root[@]}" apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
