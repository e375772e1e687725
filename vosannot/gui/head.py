"""The head of a page that says what this program is: the logo, a title, and a line below it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

__all__ = ["make_head"]


def make_head(logo: QLabel, title: str, size: int, line: str) -> QHBoxLayout:
    """Put them together.

    Args:
        size: of the title's letters, px.
    """
    heading, below = QLabel(title), QLabel(line)
    heading.setStyleSheet(f"font-size: {size}px; font-weight: 600;")
    below.setObjectName("muted")
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(heading)
    words.addWidget(below)
    head = QHBoxLayout()
    head.setSpacing(16)
    head.addWidget(logo)
    head.addLayout(words, 1)
    return head
