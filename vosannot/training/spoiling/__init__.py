"""Masks that are wrong the way real ones are: training data for checking and repairing.

Two sources. :func:`spoil` draws cheap faults, anew every time. :class:`Pool` keeps what this project's own networks
made of rendered clips, failures included; it is made once, before a run.
"""

from vosannot.training.spoiling.pool import SOURCES, Pool, Track
from vosannot.training.spoiling.synthetic import spoil

__all__ = ["SOURCES", "Pool", "Track", "spoil"]
