"""What a process takes of its machine."""

import contextlib
import sys

import psutil

__all__ = ["peak_rss_mb", "step_back"]


def peak_rss_mb() -> int:
    """Largest resident memory of this process so far, in MiB."""
    memory = psutil.Process().memory_info()
    if sys.platform == "win32":
        return int(memory.peak_wset) // 2**20
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (2**20 if sys.platform == "darwin" else 2**10)


def step_back() -> None:
    """Let every other process of this machine go first, as far as the system allows it."""
    lowest = psutil.IDLE_PRIORITY_CLASS if sys.platform == "win32" else 19
    with contextlib.suppress(psutil.Error, OSError):
        psutil.Process().nice(lowest)
