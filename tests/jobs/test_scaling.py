"""The plan is arithmetic: people, workers, a workspace and a wire, whichever is slowest."""

import json
from dataclasses import replace

import pytest

from vosannot.core.errors import UsageError
from vosannot.jobs.scaling import Assumptions, Measured, plan, table

MEASURED = Measured(frames_per_s=2.0, stored_per_s=100.0, decoded_per_s=500.0, mask_bytes=100_000)
GIVEN = Assumptions(videos=100_000, frames=50, annotators=20, paint_minutes=2, review_minutes=2, rounds=1, days=365)


def test_with_enough_workers_people_decide() -> None:
    found = plan(MEASURED, replace(GIVEN, workers=20))
    hours = 100_000 * 4 / 60 / 20
    assert found.years == pytest.approx(hours / 7 / 365, rel=0.02) and found.limit == "people"
    assert found.people_busy > 0.97


def test_with_few_workers_they_decide_and_people_wait() -> None:
    found = plan(replace(MEASURED, frames_per_s=0.5), replace(GIVEN, workers=1))
    assert found.limit == "workers" and found.workers_busy > 0.95
    assert found.years == pytest.approx(100_000 * 50 / 0.5 / 3600 / 24 / 365, rel=0.1)
    assert found.waiting > 10_000


def test_a_workspace_and_a_wire_take_no_more_than_they_take() -> None:
    quick = replace(GIVEN, workers=100, paint_minutes=0.01, review_minutes=0.01, hours=24)
    assert plan(MEASURED, quick).limit == "workspace"
    stored = plan(MEASURED, quick).years
    assert stored >= 100_000 * 50 / 100 / 3600 / 24 / 365
    wire = plan(replace(MEASURED, stored_per_s=1e6), replace(quick, network=1e6))
    assert wire.limit == "network" and wire.years >= 100_000 * 50 * 100_000 / 1e6 / 3600 / 24 / 365


def test_the_table_has_a_row_for_each_number_of_workers(tmp_path) -> None:
    file = tmp_path / "numbers.json"
    numbers = {
        "embedded": {"fps": [1.0, 3.0, 2.0]},
        "stored_per_s": 100.0,
        "decode_fps": 500.0,
        "bytes_per_mask": 100_000,
    }
    file.write_text(json.dumps(numbers))
    assert Measured.read(file, "embedded") == MEASURED
    rows = table(MEASURED, GIVEN, (1, 20)).splitlines()
    assert len(rows) == 4 and rows[2].startswith("| 1 |") and rows[3].endswith("people |")
    with pytest.raises(UsageError, match="bench batch"):
        Measured.read(file, "ray_2")
