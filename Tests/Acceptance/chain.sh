#!/usr/bin/env bash
# Plays the chain as an organiser would, on an empty installation, and has what comes out checked by other programs.
# usage: chain.sh PATH/TO/caunoi FOLDER_OF_FILES [postgres://user@host:port/]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
binary=$(realpath "$1"); input=$(realpath "$2")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export CAUNOI_LANGUAGE=${CAUNOI_LANGUAGE:-en}
server=${3:-}
# An empty installation: a folder of its own, and on a server a database of its own.
installation() {
    export CAUNOI_DATA=$work/$1
    unset CAUNOI_DATABASE
    [ -n "$server" ] || return 0
    local name=chain_$1_$$
    psql -q "${server}postgres" -c "CREATE DATABASE $name"
    export CAUNOI_DATABASE=$server$name
}
installation data
c() { "$binary" "$@"; }

c event create --name "Ngày kết nối thử" --date 2022-11-25 --place "Hải Phòng" --slot-minutes 20 --json >"$work/event.json"
import() { # kind file
    c import "$1" "$2" --dry-run --json >"$work/$1.dry.json"
    c import "$1" "$2" --yes --json >"$work/$1.json"
    c import "$1" "$2" --yes --json >"$work/$1.again.json"
}
import needs "$input/khao-sat-nhu-cau-2022.xlsx"
import offers "$input/offers-kr-2022.xlsx"
import participants "$input/participants.csv"
import interpreters "$input/interpreters.csv"
import places "$input/rooms.csv"
import agenda "$input/agenda.csv"
import requests "$input/preferences.csv"
c match --json >"$work/match.json"
c schedule --json >"$work/schedule.json"
c schedule --check >/dev/null
c publish --json >"$work/publish.json"
for format in json xlsx csv; do c export schedule --format $format --output "$work/plan.$format" >/dev/null; done
c export schedule --format ics --output "$work/all.ics" >/dev/null
c export schedule --format ics --organisation VN001 --output "$work/one.ics" >/dev/null
c report --json >"$work/report.json"
c backup "$work/copy.sqlite" --json >"$work/backup.json"
installation second
c restore "$work/copy.sqlite" --json >"$work/restore.json"
c export schedule --format json --output "$work/restored.json" >/dev/null

# The same survey as another agency might send it: English titles, other order, another sheet name.
/usr/bin/python3 "$here/rearrange.py" "$input/khao-sat-nhu-cau-2022.xlsx" "$work/rearranged.xlsx"
installation third
c event create --name "Rearranged" --date 2022-11-25 >/dev/null
c import needs "$work/rearranged.xlsx" --yes --json >"$work/rearranged.json"

/usr/bin/python3 "$here/check_chain.py" "$work" "$input"
