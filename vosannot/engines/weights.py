"""Finding weights by name or file, and what their card says."""

from dataclasses import dataclass
from pathlib import Path

from vosannot.core.errors import WeightsError
from vosannot.core.words import mark, tr
from vosannot.engines.models.cards import FAMILIES, ModelCard
from vosannot.engines.models.checking import refuse_at_once
from vosannot.engines.models.library import Entry, State, entry, listing

__all__ = ["Weights", "find_weights", "model_path"]

_PUBLISHED_LR = 1e-5  # Bertrand et al. 2023: for weights trained without real video
_PUBLISHED_ITERATIONS = 100  # the same
_LITE_LR = 1e-4  # measured on rendered clips, see docs/results.md
_LITE_ITERATIONS = 40
_DATT_EPOCHS = 10  # Liu et al. 2024, section 5.2; their rate is that of published sizes above
_LAYERS_ITERATIONS = 200  # Xie et al. 2024, appendix B.1: of a sequence
_LITE_BYTES = 60_000_000  # published sizes take 100 MB in half precision


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight file and what is recommended for adapting it: by its card, or by the size of its network.

    Attributes:
        path: of the file.
        lr: Adam's rate.
        iterations: at most (DATT: epochs).
        lite: the network is much smaller than the published ones.
    """

    path: Path
    lr: float
    iterations: int
    lite: bool


def find_weights(name: str, family: str) -> Weights:
    """The bundled, fetched or imported model called ``name``, or the file at that path.

    Args:
        family: of networks that the engine loads; a model of another one is refused.

    Raises:
        WeightsError: there is neither, the model is of another family, not fetched yet or damaged, or the file is
            plainly no weight file.
    """
    found = entry(name) if "/" not in name and "\\" not in name else None
    if found is not None:
        return _of_model(found, family)
    path = Path(name).expanduser()
    if path.exists():
        refuse_at_once(path)
        return _weights(path, None, family)
    models = [e for e in listing() if e.card is not None and e.card.family == family]
    here, more = [e.name for e in models if e.usable], [e.name for e in models if e.fetchable]
    text = mark("There are no weights called {name} and no such file; for {family} there are {here} here.")
    if more:
        text = mark(
            "There are no weights called {name} and no such file; for {family} there are {here} here; "
            "`vosannot models fetch` gets {more}."
        )
    raise WeightsError(
        tr(
            text,
            name=repr(name),
            family=FAMILIES.get(family, family),
            here=", ".join(here) or tr("none"),
            more=", ".join(more),
        )
    )


def model_path(name: str) -> Path:
    """The file of a model of any family, or the file at that path, whether it exists or not.

    Raises:
        WeightsError: the model is not fetched yet or damaged.
    """
    path = Path(name).expanduser()
    found = None if path.exists() or path.name != name else entry(name)
    if found is None:
        return path
    return _of_model(found, found.card.family if found.card is not None else "").path


def _of_model(found: Entry, family: str) -> Weights:
    card = found.card
    if card is not None and card.family != family:
        if card.family == "resnet":
            raise WeightsError(
                tr(
                    "{name} is a backbone without a refinement network: train one on it first (vosannot train "
                    "--family frtm --start {other}), then use the result.",
                    name=found.name,
                    other=found.name,
                )
            )
        other = "choose another model"
        if card.family not in ("sam", "raft", "dino", "mit", "datt", "layers", "corrector", "selector"):
            other = f"choose that engine (--engine {card.family}) or another model"
        raise WeightsError(
            tr(
                "{name} is a model for {families}, not for {get}: {other}.",
                name=found.name,
                families=FAMILIES[card.family],
                get=FAMILIES.get(family, family),
                other=other,
            )
        )
    if found.usable and card is not None and found.path is not None:
        return _weights(found.path, card, card.family)
    if found.state is State.DAMAGED:
        raise WeightsError(tr("The model {name} is damaged. {problem}", name=found.name, problem=found.problem))
    raise WeightsError(
        tr(
            "The model {name} is not on this computer: `vosannot models fetch {other}` gets it (in the "
            "window: Propagate ▸ Models…), or give the path of your own copy.",
            name=found.name,
            other=found.name,
        )
    )


def _weights(path: Path, card: ModelCard | None, family: str) -> Weights:
    size = card.size if card is not None else ""
    lite = size == "lite" or (size != "published" and path.stat().st_size < _LITE_BYTES)
    usual = _LITE_ITERATIONS if lite else _PUBLISHED_ITERATIONS
    known = card.lr if card is not None else None
    lr = known or (_LITE_LR if lite else _PUBLISHED_LR)
    if family == "datt":
        usual = _DATT_EPOCHS
    if family == "layers":
        usual = _LAYERS_ITERATIONS
    return Weights(path, lr, (card.iterations if card is not None else None) or usual, lite)
