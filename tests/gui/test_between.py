import pytest

from tests.gui.conftest import Person
from vosannot.engines.planning import Scope


@pytest.mark.parametrize(
    ("at", "frames"),
    [(4, [(4, 5)]), (6, [(7, 8, 9, 10, 11), (5, 4)]), (1, [(2, 1, 0)]), (9, [(7, 8, 9, 10, 11)])],
)
def test_between_references(person: Person, at: int, frames: list[tuple[int, ...]]) -> None:
    for frame in (3, 6):
        person.go(frame)
        person.click(30, 30)
    person.go(at)
    person.controller.propagation.between_references()
    person.wait(lambda: len(person.runner.submitted) == len(frames))
    assert [job.request.frames for job in person.runner.submitted] == frames


def test_forwards_without_a_reference_before_says_so(person: Person) -> None:
    person.go(3)
    person.click(30, 30)
    person.go(1)
    person.controller.propagation.start(Scope.FORWARDS, adapt=False)
    assert "no reference at or before" in person.banner
