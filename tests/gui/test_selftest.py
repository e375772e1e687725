"""The self-test: that it goes through here, and that it finds what is broken."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vosannot.cli.selftest import selftest as command
from vosannot.core import paths
from vosannot.core.errors import EngineError
from vosannot.gui import selftest
from vosannot.gui.selftest import Check, self_test


def names(checks: list[Check]) -> dict[str, Check]:
    return {check.name: check for check in checks}


def test_a_damaged_model_a_missing_library_and_what_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(paths.bundled("models"), tmp_path / "models")
    file = tmp_path / "models" / "xmem-lite.safetensors"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    monkeypatch.setattr("vosannot.engines.models.library.bundled", lambda kind: tmp_path / kind)
    monkeypatch.setattr(selftest, "_LIBRARIES", ("numpy", "a_library_that_nobody_has"))
    reached = []
    monkeypatch.setattr(selftest, "_annotate", lambda folder: reached.append(folder) or "well")
    found = names(list(self_test()))
    assert (
        not found["bundled models"].ok
        and "xmem-lite.safetensors is not the file of its card" in found["bundled models"].words
    )
    assert not found["libraries"].ok and "a_library_that_nobody_has" in found["libraries"].words
    assert found["sample clip"].ok and found["window and worker"].ok and len(reached) == 1
    assert not found["export"].ok  # there is no workspace: nothing was annotated
    assert not reached[0].exists()


def test_a_missing_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("vosannot.engines.models.library.bundled", lambda kind: tmp_path)
    with pytest.raises(Exception, match="no bundled weights for STCN, XMem"):
        selftest._models()


def test_masks_that_are_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A worker whose network makes noise is found out."""
    monkeypatch.setattr(selftest, "_LEAST_J", 1.01)
    monkeypatch.setattr(selftest, "_ITERATIONS", 1)
    with pytest.raises(EngineError, match=r"masks are wrong: J 0\.9"):
        selftest._annotate(tmp_path)
    assert "48 masks" in selftest._export(tmp_path)


def test_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    import typer

    app = typer.Typer()
    app.command()(command)
    for ok in (True, False):
        monkeypatch.setattr(selftest, "self_test", lambda ok=ok: iter([Check("window [and] worker", ok, "said", 1.0)]))
        result = CliRunner().invoke(app, ["--json"])
        assert result.exit_code == (0 if ok else 1)
        assert json.loads(result.stdout)[0] == {
            "name": "window [and] worker",
            "ok": ok,
            "words": "said",
            "seconds": 1.0,
        }
