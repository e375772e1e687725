"""What a process takes of its machine."""

import sys

import psutil

__all__ = ["peak_rss_mb"]


def peak_rss_mb() -> int:
    """Largest resident memory of this process so far, in MiB."""
    memory = psutil.Process().memory_info()
    if sys.platform == "win32":
        return int(memory.peak_wset) // 2**20
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (2**20 if sys.platform == "darwin" else 2**10)
