# Shared by the scripts of this folder: steps with elapsed time, packages of the system.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
SECONDS=0

step() { printf '[%3d s] %s\n' "$SECONDS" "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

# install PACKAGE…: installs those that are missing from Debian; asks only on a terminal.
install() {
    local missing=() sudo=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    step "packages to install from Debian: ${missing[*]}"
    if [ -t 0 ] && [ "${CI:-}" != true ]; then
        read -r -p "Install them now? [Y/n] " answer
        case "$answer" in [nN]*) fail "Install them by hand, then start again: apt-get install ${missing[*]}" ;; esac
    fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "As root: apt-get install ${missing[*]}"
        sudo=(sudo)
    fi
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

needs_swift() {
    command -v swift >/dev/null || fail "Swift 6.2 or later is needed and was not found; see https://www.swift.org/install/linux"
}

build_packages=(pkg-config libzip-dev libxlsxwriter-dev libsqlite3-dev zlib1g-dev libpq-dev libcurl4-openssl-dev
    libqrencode-dev)
test_packages=(python3-openpyxl python3-icalendar python3-aiosmtpd nginx-light)

# One configuration for everything: what is tested is what is run.
configuration=(-c release)
caunoi=.build/release/caunoi
