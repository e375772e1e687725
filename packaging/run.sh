#!/bin/sh
# Opens the window on the sample clip; without a display, does the same job headless.
set -eu
if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "No display: running the sample clip headless."
    exec .venv/bin/vosannot demo "$@"
fi
exec .venv/bin/vosannot open --sample "$@"
