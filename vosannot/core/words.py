"""Numbers and names in sentences."""

__all__ = ["plural", "shortened"]


def plural(number: int, noun: str) -> str:
    """ "1 frame", "2 frames"; of nouns that take an s."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def shortened(name: str, letters: int = 24) -> str:
    """A name that somebody chose, no longer than a sentence can bear."""
    return name if len(name) <= letters else f"{name[: letters - 2]} …"
