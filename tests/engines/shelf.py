"""Fixtures of the model library: a data folder and a catalogue of the test's own, and tiny weight files."""

import dataclasses
import json
from pathlib import Path

import pytest
import torch

from tests.adaptation.test_adaptation import TINY
from vosannot.core.paths import models_dir
from vosannot.engines.models import library
from vosannot.networks.checkpoint import save_network
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem.config import XMemConfig
from vosannot.networks.xmem.model import XMem

CARD = {
    "name": "far",
    "family": "stcn",
    "size": "published",
    "file": "Far_Away.safetensors",
    "url": "http://127.0.0.1:9/far",
    "sha256": None,
    "bytes": None,
    "licence": "MIT",
    "trained_on": "nothing",
    "mean": [0.485, 0.456, 0.406],
    "std": [0.229, 0.224, 0.225],
    "adaptation": {"lr": 3e-6},
}


@pytest.fixture(scope="session")
def tiny(tmp_path_factory) -> dict[str, Path]:
    """Weight files of both families."""
    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(0)
    sizes = dataclasses.asdict(TINY) | {"hidden_dim": 16, "value_bias": False}
    networks = {"stcn": STCN(TINY), "other": STCN(TINY), "xmem": XMem(XMemConfig(**sizes))}
    for name, network in networks.items():
        save_network(folder / f"{name}.safetensors", network, {})
    return {name: folder / f"{name}.safetensors" for name in networks}


@pytest.fixture
def shelf(tmp_path, monkeypatch) -> Path:
    """A data folder and a catalogue of the test's own; returns the catalogue's folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    folder = tmp_path / "catalogue"
    folder.mkdir()
    monkeypatch.setattr(library, "bundled", lambda kind: folder)
    (folder / "here.json").write_text(json.dumps(CARD | {"name": "here", "file": "here.safetensors", "url": None}))
    (folder / "here.safetensors").write_bytes(b"weights")
    return folder


def offer(folder: Path, **changes: object) -> None:
    """Put a card into the catalogue."""
    card = CARD | changes
    (folder / f"{card['name']}.json").write_text(json.dumps(card))


def left_over() -> list[str]:
    """What lies in the person's folder, locks apart."""
    folder = models_dir()
    return sorted(f.name for f in folder.iterdir() if f.suffix != ".lock") if folder.exists() else []
