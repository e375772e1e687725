"""``vosannot bench``."""

import json

from tests.cli.test_propagate import run  # noqa: F401 (fixture)


def test_measures(run):  # noqa: F811
    code, out, _ = run("bench", "measures", "--repeats", "2", "--json")
    assert code == 0
    found = json.loads(out)
    assert found["speedup"] == found["baseline_ms"] / found["ours_ms"]
    code, out, _ = run("bench", "measures", "--repeats", "1")
    assert code == 0
    assert "speedup" in out
