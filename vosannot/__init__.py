"""vosannot: turn videos into pixel masks."""

__version__ = "0.1.0"
