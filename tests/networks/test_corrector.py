"""The mask corrector: sizes, competition, what reaches a mask and what must not, files."""

from pathlib import Path

import pytest
import torch

from vosannot.core.errors import WeightsError
from vosannot.networks.checkpoint import family_of, load_corrector, load_network, save_network
from vosannot.networks.corrector.config import LITE, PUBLISHED, CorrectorConfig
from vosannot.networks.corrector.decoder import Context, Layer
from vosannot.networks.corrector.model import Corrector, Exemplars
from vosannot.objectives.correcting import mask_losses, rebuild_losses

SMALL = CorrectorConfig("key", 16, width=32, layers=2, heads=2, expansion=2, up=(16, 16, 16), reading=True)
GRID, SIZE = (4, 6), (32, 48)


@pytest.fixture
def network() -> Corrector:
    torch.manual_seed(0)
    network = Corrector(SMALL).eval()
    torch.nn.init.normal_(network.upsampling.last.weight, std=0.1)  # it begins as nothing
    return network


def given(times: int = 2, count: int = 2, exemplars: int = 3) -> tuple[torch.Tensor, ...]:
    torch.manual_seed(1)
    masks = torch.rand(1, exemplars, count, *GRID)
    return (
        torch.randn(1, times, 3, *SIZE),
        torch.randint(0, 2, (1, times, count, *SIZE)) * 2.0 - 1,
        torch.randn(1, times, 16, *GRID),
        Exemplars(torch.randn(1, exemplars, 16, *GRID), masks, torch.ones(1, exemplars, count, dtype=torch.bool)),
        torch.ones(1, count, dtype=torch.bool),
    )


def test_published_size_and_lite_size() -> None:
    def millions(config: CorrectorConfig) -> float:
        return sum(p.numel() for p in Corrector(config).parameters()) / 1e6

    assert millions(PUBLISHED) == pytest.approx(16.2, abs=0.25)
    assert 0.5 < millions(LITE) < 3


def test_shapes(network: Corrector) -> None:
    made = network(*given())
    assert made.logits.shape == (1, 2, 2, *SIZE) and made.logits.dtype == torch.float32
    assert made.features.shape == (1, 2, 16, *GRID) and made.alpha.shape == (1, 2, 2 + 4, *GRID)


def test_queries_compete_for_every_cell() -> None:
    torch.manual_seed(0)
    layer = Layer(32, 2, 2)
    context = Context(
        torch.randn(1, 2 * 24, 32), torch.zeros(2, 48), torch.randn(1, 24, 32), torch.rand(1, 5, 24),
        torch.ones(1, 5, 24, dtype=torch.bool), torch.tensor([[True, True, False, True, True]]),
    )  # fmt: skip
    queries, shares = layer(torch.randn(1, 2, 5, 32), context)
    assert queries.shape == (1, 2, 5, 32)
    assert torch.allclose(shares.sum(3), torch.ones_like(shares.sum(3)))
    assert (shares[:, :, :, 2] == 0).all()  # it is padding


def test_objects_are_exchangeable(network: Corrector) -> None:
    frames, incoming, features, exemplars, present = given()
    swapped = Exemplars(exemplars.features, exemplars.masks.flip(2), exemplars.valid.flip(2))
    one = network(frames, incoming, features, exemplars, present).logits
    other = network(frames, incoming.flip(2), features, swapped, present).logits
    assert torch.allclose(one, other.flip(2), atol=1e-4)


def test_padding_and_invalid_exemplars_change_nothing(network: Corrector) -> None:
    frames, incoming, features, exemplars, _ = given()
    alone = Exemplars(exemplars.features[:, :2], exemplars.masks[:, :2, :1], exemplars.valid[:, :2, :1])
    expected = network(frames, incoming[:, :, :1], features, alone, torch.tensor([[True]])).logits
    valid = exemplars.valid.clone()
    valid[:, 2], valid[:, :, 1] = False, False
    masks = exemplars.masks.clone()
    masks[:, 2] = 0  # what is nobody's exemplar shows background
    incoming = incoming.clone()
    incoming[:, :, 1] = -1
    present = torch.tensor([[True, False]])
    cut = Exemplars(exemplars.features[:, :2], masks[:, :2], valid[:, :2])
    found = network(frames, incoming, features, cut, present).logits[:, :, :1]
    assert torch.allclose(found, expected, atol=1e-4)


def test_it_begins_with_what_comes_in_and_what_exemplars_say() -> None:
    torch.manual_seed(0)
    network = Corrector(SMALL)
    frames, _, features, _, _ = given(times=1, count=1, exemplars=1)
    mask = torch.zeros(1, 1, 1, *GRID)
    mask[..., :3] = 1
    exemplars = Exemplars(features * 1.0, mask, torch.ones(1, 1, 1, dtype=torch.bool))  # the very same frame
    hidden = network(frames, torch.zeros(1, 1, 1, *SIZE), features, exemplars, torch.ones(1, 1, dtype=torch.bool))
    found = torch.nn.functional.avg_pool2d(hidden.logits[0, 0], 8)[0] > 0
    assert torch.equal(found, mask[0, 0, 0] > 0.5)
    sure = torch.full((1, 1, 1, *SIZE), 1.0)
    shown = network(frames, sure, features, exemplars, torch.ones(1, 1, dtype=torch.bool))
    assert (shown.logits > hidden.logits).all()


def test_losses_are_nothing_where_all_is_right() -> None:
    truth = torch.zeros(1, 1, 2, 16, 16)
    truth[0, 0, 0, 4:12, 4:12] = 1
    sure = (truth * 2 - 1) * 30
    everywhere, boundary = mask_losses(sure, truth, torch.ones(1, 2))
    assert float(everywhere) < 1e-6 and float(boundary) < 1e-6
    moved = mask_losses(sure.roll(2, -1), truth, torch.ones(1, 2))
    assert float(moved[1]) > float(moved[0]) > 0.1  # the boundary minds more
    assert float(mask_losses(-sure, truth, torch.tensor([[0.0, 0.0]]))[0]) == 0
    features = torch.randn(1, 1, 8, 4, 4)
    cells = torch.zeros(1, 1, 1, 4, 4)
    cells[..., :2] = 1
    alpha = torch.cat((cells * 60 - 30, 30 - cells * 60), 2)
    rebuilt, parts = rebuild_losses(features, features, alpha, cells, torch.ones(1, 1, dtype=torch.bool))
    assert float(rebuilt) == 0 and float(parts) < 1e-3


def test_files_are_strict(network: Corrector, tmp_path: Path) -> None:
    save_network(path := tmp_path / "mine.safetensors", network, {"steps": 1})
    assert family_of(path) == "corrector" and load_corrector(path).config == SMALL
    with pytest.raises(WeightsError, match="mends masks"):
        load_network(path)
    with pytest.raises(ValueError, match="multiple of four times"):
        CorrectorConfig(width=30, heads=4)
