"""What `vosannot train` shows and says."""

from io import StringIO

import pytest
from rich.console import Console
from typer import Typer
from typer.testing import CliRunner

from vosannot.cli import train as command
from vosannot.cli.live import LiveTraining, sparkline
from vosannot.core.events import Finished, IterationDone, StageStarted
from vosannot.training import smoke as smoking


def run(*arguments):
    app = Typer()
    app.command()(command.train)
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize(("fell", "exact", "code"), [(1, 1, 0), (0, 1, 1), (1, 0, 1)])
def test_smoke_says_what_it_found(monkeypatch, fell, exact, code):
    seen = []

    def pretend(folder, options):
        seen.append(options)
        yield Finished({"before": 2.0, "after": 1.0, "loss_fell": fell, "resumed_exactly": exact})

    monkeypatch.setattr(smoking, "smoke", pretend)
    result = run("--smoke", "--family", "xmem")
    assert result.exit_code == code
    assert ("training works" in result.stdout) == (code == 0)
    assert seen[0].family == "xmem" and seen[0].steps == smoking.SMOKE.steps


def test_a_run_needs_a_folder():
    result = run("--steps", "3")
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_sparklines():
    assert sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█"
    assert sparkline([5.0, 5.0]) == "▁▁"
    assert sparkline([]) == ""
    falling = sparkline([100 - i for i in range(100)], width=10)
    assert len(falling) == 10 and falling[0] == "█" and falling[-1] == "▁"


def show(console):
    with LiveTraining(console) as live:
        live.show(StageStarted("static", 3))
        for step in range(1, 4):
            live.show(IterationDone("static", step, 3, {"loss": 4.0 - step, "lr": 0.125, "clips/s": 2.0}))
    return console.file.getvalue()


def test_a_terminal_gets_a_panel_with_curves():
    text = show(Console(file=StringIO(), force_terminal=True, width=100))
    assert "static stage" in text and "3/3" in text
    assert "█▅▁" in text and "╭" in text and "clips/s" in text


def test_no_terminal_gets_plain_lines():
    lines = show(Console(file=StringIO(), force_terminal=False, width=40)).splitlines()
    assert lines == [
        "Training, static stage: 1/3  loss 3  lr 0.125  clips/s 2",
        "Training, static stage: 3/3  loss 1  lr 0.125  clips/s 2",
    ]
