"""The HTML report of one or several runs, in one file."""

from vosannot.evaluation.report.page import write_report

__all__ = ["write_report"]
