"""Numbers as a person says them."""

__all__ = ["seconds_text"]


def seconds_text(seconds: float) -> str:
    """ "0:42", "3:05", "1:02:00"."""
    whole = max(0, round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
