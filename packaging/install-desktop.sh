#!/bin/sh
# Puts vosannot into the menu of a Linux desktop, for this person only. Argument: the program (default: the one found).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$(command -v vosannot || true)}
if [ -z "$program" ] || [ ! -x "$program" ]; then
    echo "There is no program ${program:-vosannot} to start; give its path: $0 dist/vosannot/vosannot" >&2
    exit 2
fi
program=$(cd "$(dirname "$program")" && pwd)/$(basename "$program")
data=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$data/applications" "$data/icons/hicolor/scalable/apps"
cp "$here/../resources/vosannot.svg" "$data/icons/hicolor/scalable/apps/vosannot.svg"
# Inside quotes, a desktop entry wants these four escaped; a percent sign is doubled.
quoted=$(printf '%s' "$program" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
sed "s|^Exec=vosannot|Exec=\"$(printf '%s' "$quoted" | sed 's/[\\|&]/\\&/g')\"|" "$here/vosannot.desktop" > "$data/applications/vosannot.desktop"
command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database "$data/applications" || true
echo "vosannot is in the menu now: $data/applications/vosannot.desktop"
