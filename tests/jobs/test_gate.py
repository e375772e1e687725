"""What a worker sends is looked at like a file from a stranger."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from vosannot.core.events import (
    AdaptationEnded,
    Finished,
    FrameDone,
    IterationDone,
    Preview,
    SnapshotSaved,
    StageStarted,
    Warned,
)
from vosannot.engines.base import Request
from vosannot.engines.stcn.info import STCNParams
from vosannot.jobs.gate import Gate, checked_end
from vosannot.jobs.worker import Ended

PAINTED = np.zeros((6, 8), np.uint8)
PAINTED[1:3, 1:3], PAINTED[4, 4] = 2, 7
REQUEST = Request(Path("clip"), {2: PAINTED, 6: PAINTED}, (3, 4, 5, 7, 8), 2, done=frozenset({8}))
MASK = np.where(PAINTED == 2, np.uint8(7), np.uint8(0))


def gate(request=REQUEST):
    return Gate(request, STCNParams())


def test_what_was_asked_for_passes_as_often_as_it_may():
    looking = gate()
    right = [
        StageStarted("adapt", 2),
        IterationDone("adapt", 0, 2, {"loss": 0.5}, (Preview(3, MASK[:3, :4], 0.9),)),
        SnapshotSaved(1, (0,)),
        AdaptationEnded(2, 1, "Enough."),
        *(FrameDone(frame, MASK, 0.9, None, 0.5) for frame in (3, 4, 5, 7, 5, 4, 3)),
        Warned("Slow."),
        Finished({"frames": 4}),
    ]
    assert [looking.check(event) for event in right] == right and not looking.refused


FRAME = FrameDone(7, MASK, 0.9)
WRONG = {
    "another frame": (replace(FRAME, frame=1), "frame 1"),
    "a reference": (replace(FRAME, frame=2), "frame 2"),
    "one that is done": (replace(FRAME, frame=8), "frame 8"),
    "no number": (replace(FRAME, frame="7"), "'7'"),
    "another size": (replace(FRAME, labels=np.zeros((6, 9), np.uint8)), "9x6, the clip is 8x6"),
    "another type": (replace(FRAME, labels=MASK.astype(np.int64)), "no label map"),
    "another shape": (replace(FRAME, labels=MASK[None]), "no label map"),
    "no array": (replace(FRAME, labels=MASK.tolist()), "no label map"),
    "an object nobody painted": (replace(FRAME, labels=np.full((6, 8), 3, np.uint8)), "object 3"),
    "void": (replace(FRAME, labels=np.full((6, 8), 255, np.uint8)), "object 255"),
    "too sure": (replace(FRAME, confidence=7.0), "confidence"),
    "not a number": (replace(FRAME, confidence=float("nan")), "confidence"),
    "probabilities": (replace(FRAME, probabilities=np.zeros((2, 6, 8), np.float16)), "probabilities"),
    "a huge preview": (IterationDone("adapt", 1, 2, {}, (Preview(3, np.zeros((1, 5000), np.uint8), 0.9),)), "5000x1"),
    "a preview's object": (IterationDone("adapt", 1, 2, {}, (Preview(3, MASK + 1, 0.9),)), "object 1"),
    "a strange number": (IterationDone("adapt", 1, 2, {"loss": [1]}), "table"),
    "a step": (SnapshotSaved(-1), "iteration"),
    "no event": ({"frame": 7}, "dict is nothing"),
}


@pytest.mark.parametrize("event, words", WRONG.values(), ids=WRONG)
def test_what_must_not_pass_becomes_a_sentence_and_is_counted(event, words):
    looking = gate()
    answer = looking.check(event)
    assert isinstance(answer, Warned) and words in answer.message and looking.refused == 1
    assert looking.check(FRAME) is FRAME


def test_a_frame_comes_once_and_refusals_are_told_three_times():
    looking = gate()
    assert looking.check(FRAME) is FRAME
    answers = [looking.check(FRAME) for _ in range(5)]
    assert [isinstance(answer, Warned) for answer in answers] == [True, True, True, False, False]
    assert "second mask" in answers[0].message and "not told" in answers[2].message and looking.refused == 5


def test_sentences_cannot_move_the_cursor_and_end():
    assert gate().check(Warned("\x1b[2Jgone\r\n" + "x" * 9000)).message.startswith("?[2Jgone?\n")
    ended = checked_end(Ended(error="a\x07b" + "x" * 9000, details="d"))
    assert ended.error.startswith("a?b") and len(ended.error) < 3000
