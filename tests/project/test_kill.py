"""SIGKILL at random moments: the workspace opens, is whole, and has every step the disk had acknowledged."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.project.killing import Counts, kill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


def _killed(tmp_path: Path, rounds: int, seed: int, *, timed: bool) -> Counts:
    counts = kill(tmp_path, Path(os.environ["XDG_DATA_HOME"]), rounds, seed, timed=timed)
    print(json.dumps(counts.as_dict()))
    assert sum(counts.kills.values()) == rounds
    assert counts.found >= counts.acknowledged
    assert counts.behind_paced <= 1, "at most the stroke in progress"
    return counts


def test_killed_twelve_times(tmp_path: Path) -> None:
    counts = _killed(tmp_path, 12, 5, timed=False)
    assert counts.acknowledged and counts.kills == {"paint": 4, "job": 4, "backup": 4}


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_killed_two_hundred_times(tmp_path: Path) -> None:
    """``make kill`` runs it alone and prints the counts."""
    counts = _killed(tmp_path, 200, int(os.environ.get("VOSANNOT_KILL_SEED", "1")), timed=True)
    assert counts.kills.keys() == {"paint", "job", "backup", "opening"} and counts.backups > 10
