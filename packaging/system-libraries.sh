#!/bin/sh
# Names, or installs where it may, the system libraries that Qt needs and pip cannot bring.
# With the word "tests", also PostgreSQL, which the tests of a team's workspace start for themselves; they are skipped without.
set -u
[ "$(uname -s)" = Linux ] || exit 0

if [ "${1:-}" = tests ]; then
    ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null 2>&1 && exit 0
    if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
        echo "Installing PostgreSQL for the tests"
        apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends postgresql >/dev/null && exit 0
    fi
    echo "PostgreSQL is not here: the tests of a team's workspace are skipped (sudo apt-get install postgresql)." >&2
    exit 0
fi

missing=""
need() { # library file, Debian package
    ldconfig -p 2>/dev/null | grep -q "$1" || missing="$missing $2"
}
need libEGL.so.1 libegl1
need libGL.so.1 libgl1
need libglib-2.0.so.0 libglib2.0-0
need libdbus-1.so.3 libdbus-1-3
need libfontconfig.so.1 libfontconfig1
need libxkbcommon.so.0 libxkbcommon0
if [ -n "${DISPLAY:-}" ]; then
    need libxcb-cursor.so.0 libxcb-cursor0
    need libxcb-icccm.so.4 libxcb-icccm4
    need libxcb-image.so.0 libxcb-image0
    need libxcb-keysyms.so.1 libxcb-keysyms1
    need libxcb-render-util.so.0 libxcb-render-util0
    need libxcb-shape.so.0 libxcb-shape0
    need libxcb-xkb.so.1 libxcb-xkb1
    need libxkbcommon-x11.so.0 libxkbcommon-x11-0
fi
[ -z "$missing" ] && exit 0

if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then
        echo "Installing system libraries:$missing"
        apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends $missing >/dev/null && exit 0
    fi
    echo "These system libraries are missing. Install them with one command, then run make again:" >&2
    echo "    sudo apt-get install$missing" >&2
else
    echo "These system libraries are missing (Debian's names):$missing. Install them with your system's package manager, then run make again." >&2
fi
exit 1
