"""Stopping rules replayed on what an adaptation recorded."""

import pytest

from vosannot.adaptation.stopping import RULES
from vosannot.evaluation.judging import judge, verdicts

CHECKS = {"cycle": 0.9, "agreement": 0.9, "kept": 0.9, "area": 1.0, "steadiness": 0.9, "confidence": 0.9}


def recorded(peak=10, last=40):
    """Agreement and J are best at ``peak``."""
    curve = []
    for step in range(last + 1):
        entry = {"step": step, "loss": 0.5 * 0.98**step} if step else {"step": 0}
        if step % 5 == 0:
            entry |= {**CHECKS, "agreement": 0.9 - abs(step - peak) / 100, "stability": 0.5}
        curve.append(entry)
    points = [
        {"step": s, "j": 0.8 - abs(s - peak) / 100, "jf": 0.8 - abs(s - peak) / 100} for s in range(0, last + 1, 5)
    ]
    return curve, points


def test_every_rule_gets_a_verdict():
    found = judge(*recorded())
    assert set(found) == set(RULES)
    assert found["fixed"] == {"ended": 40, "chosen": 40, "j": pytest.approx(0.5), "jf": pytest.approx(0.5)}
    assert found["agreement"]["chosen"] == 10 and found["agreement"]["ended"] == 25
    assert found["agreement"]["j"] == pytest.approx(0.8)


def test_verdicts_against_hindsight():
    records = []
    for peak in (10, 20):
        curve, points = recorded(peak)
        records.append({"iterations": points, "rules": judge(curve, points)})
    table = verdicts(records)
    assert table["hindsight"]["kept"] == pytest.approx(1) and "iterations" not in table["hindsight"]
    assert table["agreement"]["kept"] == pytest.approx(1)
    assert table["agreement"]["iterations"] == pytest.approx((25 + 35) / 2)
    # always 40: 0.5 and 0.6, from 0.7 and 0.6, where 0.8 and 0.8 were there to be had
    assert table["fixed"]["kept"] == pytest.approx((1.1 - 1.3) / (1.6 - 1.3))
    assert table["fixed"]["worst"] == pytest.approx(-0.2)
