"""Numbers and endings as a person says them."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from vosannot.core.events import AdaptationEnded
from vosannot.core.words import decimal, plural, tr

__all__ = ["day_text", "ending_text", "hours_text", "memory_text", "seconds_text"]


def day_text(when: datetime) -> str:
    """ "21 November 2026, 22:30", as one writes it here."""
    moment = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(
        moment, tr("d MMMM yyyy, HH:mm", "how a moment is written, in the letters of QDate::toString")
    )


def seconds_text(seconds: float) -> str:
    """ "0:42", "3:05", "1:02:00"."""
    whole = max(0, round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def hours_text(seconds: float) -> str:
    """Of work: "0:42", "38 min", "4 h 07"."""
    minutes = round(seconds / 60)
    if seconds < 600:
        return seconds_text(seconds)
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes >= 60 else tr("{minutes} min", minutes=minutes)


def memory_text(needed: int) -> str:
    """ "410 MB", "2.3 GB"; of bytes, no more exact than an estimate is."""
    megabytes = needed / 2**20
    return f"{decimal(megabytes / 1024, 1)} GB" if megabytes >= 1000 else f"{max(10, round(megabytes, -1)):.0f} MB"


def ending_text(outcome: AdaptationEnded, total: int, word: str = "iteration", *, asked: bool) -> str:
    """How an adaptation of at most ``total`` iterations ended, and what follows.

    Args:
        word: what an iteration is called.
        asked: the person ended it.
    """
    epochs = word == "epoch"
    count = plural(outcome.step, "epoch") if epochs else plural(outcome.step, "iteration")
    using = (
        tr("Using {word} {chosen}.", word=tr(word), chosen=outcome.chosen)
        if outcome.chosen
        else tr("Using the weights as they were.")
    )
    if asked:
        return tr("Stopped as asked after {count}. {using}", count=count, using=using)
    if outcome.chosen == 0:
        return tr("Adaptation did not help here: going on with the weights as they are.")
    why = f"{outcome.reason.split('. ')[0].rstrip('.')}."  # what else is said is about the choice
    return (
        tr("Stopped by itself after {count}: {why} {using}", count=count, why=why, using=using)
        if outcome.step < total
        else f"{why} {using}"
    )
