"""The tour: offered once, every stop points at something that is there, and it is in nobody's way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from tests.gui.conftest import Person
from vosannot.gui.tour import STEPS, Tour, offer_tour
from vosannot.media import sample
from vosannot.project.records import Provenance


@pytest.fixture
def tour(person: Person) -> Tour:
    person.window.registry["help.tour"].trigger()
    return person.window.findChildren(Tour)[0]


def test_every_stop_points_at_a_part_and_covers_nothing_of_it(person: Person, tour: Tour) -> None:
    for at, step in enumerate(STEPS):
        assert tour.at == at
        bubble, part = tour.bubble, step.where(person.window)
        assert part is not None and part.isVisible()
        place = QRect(part.mapTo(person.window, part.rect().topLeft()), part.size())
        assert person.window.rect().contains(bubble.geometry())
        assert not bubble.geometry().intersects(place), step.title
        assert "{" not in bubble._text.text() and bubble._text.height() >= bubble._text.heightForWidth(288)
        bubble.next.click()
    person.wait(lambda: not person.window.findChildren(Tour))


def test_keys_and_painting_go_on_meanwhile(person: Person, tour: Tour) -> None:
    QTest.keyClick(tour.bubble, Qt.Key.Key_Return)
    assert tour.at == 1
    tour.bubble.back.click()
    assert tour.at == 0 and not tour.bubble.back.isEnabled()
    person.drag((20, 20), (40, 40))
    person.wait(lambda: bool(person.document.states()))
    person.window.resize(1200, 800)
    person.wait(lambda: person.window.rect().contains(tour.bubble.geometry()))
    QTest.keyClick(tour.bubble, Qt.Key.Key_Escape)
    person.wait(lambda: not person.window.findChildren(Tour))


def test_it_paints_the_sample_but_nothing_else(welcome: Person, monkeypatch: pytest.MonkeyPatch, clip: Path) -> None:
    person = welcome
    person.window.registry["help.tour"].trigger()
    person.wait(lambda: bool(person.window.findChildren(Tour)), 60_000)
    person.wait(lambda: person.session.up_to_date)
    tour = person.window.findChildren(Tour)[0]
    assert person.session.info.path == sample.sample_clip()
    tour.go(1)
    tour.bubble.offer.click()
    assert [o.name for o in person.document.objects()] == list(sample.SAMPLE_OBJECTS.values())
    assert person.document.states()[0].provenance is Provenance.MANUAL
    before = person.document.labels(0).copy()
    tour.bubble.offer.click()  # once is enough
    assert (person.document.labels(0) == before).all() and len(person.document.objects()) == 2
    person.open(clip)
    tour.bubble.offer.click()
    assert not person.document.states()


def test_offered_at_the_first_start_only(welcome: Person, clip: Path) -> None:
    assert offer_tour(welcome.window) and not offer_tour(welcome.window)


def test_not_offered_to_who_has_worked_already(person: Person) -> None:
    assert not offer_tour(person.window)
