"""Who sits at this computer."""

import getpass

__all__ = ["author"]


def author() -> str:
    """The person's name on this computer; "" where it has no such user, as in some containers."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
