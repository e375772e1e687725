"""What check and repair share: one at a time, and stopped while the masks are still being read."""

import threading

import pytest

from tests.gui.conftest import Person

WORK = pytest.mark.parametrize(("name", "word"), [("checking", "check"), ("repairing", "repair")])


@WORK
def test_only_one_at_a_time(propagated: Person, name: str, word: str) -> None:
    work, before = getattr(propagated.controller, name), len(propagated.runner.submitted)
    first = work.start()
    assert work.start() is None and work.task is first
    assert propagated.banner == f"A {word} is running already."
    propagated.wait(lambda: len(propagated.runner.submitted) == before + 1)


@WORK
def test_stopped_while_masks_are_read(propagated: Person, monkeypatch, name: str, word: str) -> None:
    work, before, stopped = getattr(propagated.controller, name), len(propagated.runner.submitted), threading.Event()
    labels = type(propagated.document).labels

    def wait_for_stop(document, frame):
        stopped.wait(60)
        return labels(document, frame)

    monkeypatch.setattr(type(propagated.document), "labels", wait_for_stop)
    task = work.start()
    task.stop()
    stopped.set()
    propagated.wait(lambda: task.over)
    assert not work.running and propagated.banner == f"The {word} was stopped before it began."
    assert len(propagated.runner.submitted) == before
