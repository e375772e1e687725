"""Is this file what it should be? First without torch (its first bytes), then by really loading it."""

import warnings
import zipfile
from pathlib import Path

from vosannot.core.errors import EngineError, VosannotError, WeightsError
from vosannot.core.files import reason
from vosannot.core.words import tr

__all__ = ["check_weights", "refuse_at_once", "suffix_of"]

_SAFETENSORS = ".safetensors"
_SLACK = 2**20  # a zip archive's directory and padding


def suffix_of(path: Path) -> str:
    """The suffix under which a copy is kept: reading goes by it, so there are only two."""
    return _SAFETENSORS if path.suffix == _SAFETENSORS else ".pth"


def refuse_at_once(path: Path) -> None:
    """Cheap checks, for everything that plainly is no weight file. Nothing is unpacked.

    Raises:
        WeightsError: it is missing, a folder, unreadable, empty, of another kind, or packed (which could fill memory).
    """
    if path.is_dir():
        raise WeightsError(tr("{path} is a folder; name the weight file in it.", path=path))
    if not path.is_file():
        raise WeightsError(tr("There is no file {path}.", path=path))
    try:
        with path.open("rb") as file:
            head = file.read(16)
        length = path.stat().st_size
    except OSError as error:
        raise WeightsError(tr("{path} cannot be read: {reason}.", path=path, reason=reason(error))) from error
    if not head:
        raise WeightsError(tr("{path} is empty; fetch or copy it again.", path=path))
    if path.suffix == _SAFETENSORS:
        return
    if head[:2] == b"PK":
        _refuse_packed(path, length)
    elif head[:1] != b"\x80":
        raise WeightsError(tr("{path} is no weight file: it is neither safetensors nor what torch writes.", path=path))


def _refuse_packed(path: Path, length: int) -> None:
    """What torch writes is never compressed; a small file that unpacks to terabytes is an attack."""
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise WeightsError(
            tr("{path} is not a readable weight file (truncated or damaged); fetch it again.", path=path)
        ) from error
    if unpacked > length + _SLACK:
        raise WeightsError(
            tr("{path} is a compressed archive, which torch does not write; it was not opened.", path=path)
        )


def check_weights(path: Path, shown: str) -> tuple[str, str]:
    """Load a file strictly, as an engine would. Imports torch; takes seconds and memory for two copies.

    Args:
        path: the file.
        shown: what to call it in a sentence; ``path`` may be a draft that the person has never heard of.

    Returns:
        Family and size ("published", "lite", "fast" or "custom"; of Segment Anything "vit_b", "vit_l", "vit_h" or
        "custom"; of DINO "vits16" or "vits8"; of a backbone its name).

    Raises:
        WeightsError: it is damaged, holds more than tensors, or is no network that this version knows.
        EngineError: there is not enough memory.
    """
    from vosannot.networks.checkpoint import family_of, load_mit, load_resnet, load_trained, read_state
    from vosannot.networks.datt.config import B1
    from vosannot.networks.families import SIZES
    from vosannot.networks.features.vit import ViT
    from vosannot.networks.raft import RAFT

    try:
        refuse_at_once(path)
        with warnings.catch_warnings(action="ignore"):  # torch muses about odd files; the sentence says it all
            family = family_of(path)
            if family == "sam":
                from vosannot.engines.click.network import load_sam, size_name

                return family, size_name(load_sam(path)[1])
            if family == "raft":
                RAFT.load(path, read_state(path)[0])
                return family, "large"
            if family == "dino":
                return family, f"vits{ViT.load(path, read_state(path)[0]).stride}"
            if family == "resnet":
                return family, load_resnet(path)[0]
            if family == "mit":
                return family, "b1" if load_mit(path).config == B1 else "custom"
            config = load_trained(path).config
    except VosannotError as error:
        raise WeightsError(str(error).replace(str(path), shown)) from error
    except MemoryError as error:
        raise EngineError(tr("There is not enough memory to check {shown}.", shown=shown)) from error
    except Exception as error:  # torch raises whatever a hostile file makes it stumble over
        raise WeightsError(tr("{shown} is not a readable weight file (truncated or damaged).", shown=shown)) from error
    return family, next((size for size, known in SIZES[family].items() if known == config), "custom")
