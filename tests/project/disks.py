"""Small disks of one's own that can be filled and unplugged; tests that need one skip where that is not allowed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

__all__ = ["Disk", "small_disk", "usb_stick"]


class Disk:
    """A mounted file system.

    Attributes:
        at: where it is mounted.
    """

    def __init__(self, at: Path, *mount: str) -> None:
        self.at = at
        self._mount = mount
        at.mkdir(exist_ok=True)

    def plug_in(self) -> None:
        """Mount it; skips the test where that is not possible."""
        if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
            pytest.skip("only root on Linux may mount")
        done = subprocess.run(["mount", *self._mount, str(self.at)], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"mount: {done.stderr.strip()}")

    def unplug(self) -> None:
        """Away with it, whoever uses it."""
        subprocess.run(["umount", "--lazy", str(self.at)], check=True)

    def remount(self, options: str) -> None:
        """Change how it is mounted; skips the test where that is not possible."""
        command = ["mount", "-o", f"remount,{options}", str(self.at)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip(f"mount refuses {options}")

    @property
    def mounted(self) -> bool:
        return os.path.ismount(self.at)

    def fill(self) -> Path:
        """Not a byte is free afterwards; returns the file that takes the room."""
        ballast = self.at / "ballast"
        with ballast.open("wb", buffering=0) as file:
            for size in (65536, 4096, 1):
                try:
                    while True:
                        file.write(b"x" * size)
                except OSError:
                    continue
        return ballast


@contextmanager
def _mounted(disk: Disk) -> Iterator[Disk]:
    disk.plug_in()
    try:
        yield disk
    finally:
        while disk.mounted:
            disk.unplug()


@contextmanager
def small_disk(at: Path, megabytes: int = 2) -> Iterator[Disk]:
    """A disk in memory."""
    with _mounted(Disk(at, "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs")) as disk:
        yield disk


@contextmanager
def usb_stick(at: Path, image: Path, megabytes: int = 8) -> Iterator[Disk]:
    """A disk in a file: what is on it is still there when it is plugged in again."""
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("there is no mkfs.ext4")
    with image.open("wb") as file:
        file.truncate(megabytes << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    with _mounted(Disk(at, "-o", "loop", str(image))) as disk:
        yield disk
