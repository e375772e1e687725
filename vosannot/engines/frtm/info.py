"""What the FRTM engine offers. No torch here: the window reads this to build its form."""

from dataclasses import dataclass

from vosannot.engines.base import EngineInfo, Needs, both_ways, frame_size, precision
from vosannot.settings.params import param

__all__ = ["INFO", "FRTMParams"]


@dataclass(frozen=True, slots=True)
class FRTMParams:
    """Settings of one propagation with FRTM; defaults are those of Robinson et al. 2020 unless it is said otherwise."""

    weights: str = param(
        "frtm-lite", "Weights", "A bundled or imported model, or a file that `vosannot train --family frtm` wrote."
    )
    size: int = frame_size(384)
    refine: bool = param(
        True,
        "Refine",
        "Let the refinement network make masks of the target model's coarse scores (S in the paper, section 3.2).",
    )
    updates: bool = param(
        True, "Updates", "Let the target model go on learning from what it has predicted (paper, section 3.4)."
    )
    update_every: int = param(
        8,
        "Update every",
        "Predicted frames between two updates of the target model (paper: t_s = 8).",
        unit="frames",
        low=1,
        high=1000,
        advanced=True,
    )
    eta: float = param(
        0.1,
        "Learning rate",
        "How much more each predicted frame counts than the one before, in an update (paper: eta = 0.1).",
        low=0.001,
        high=0.9,
        advanced=True,
    )
    augmented: int = param(
        4,
        "Augmented samples",
        "Samples made from each reference: objects cut out, warped, blurred and pasted (paper: 4 and the original).",
        low=0,
        high=40,
        advanced=True,
        zero="none",
    )
    max_samples: int = param(
        80,
        "Samples, at most",
        "In memory, references included; then the predicted frame that counts least goes (paper: K_max = 80).",
        low=2,
        high=1000,
        advanced=True,
    )
    reference_share: float = param(
        0.25,
        "References count",
        "Least weight of all references together; in the paper they fade as the clip goes on (0).",
        low=0.0,
        high=1.0,
        advanced=True,
    )
    precision: str = precision(
        "auto: bfloat16 for bundled weights where the device is faster with it; target models always learn in float32."
    )
    both_ways: bool = both_ways()
    seed: int = param(0, "Seed", "Decides augmented samples and where target models begin.", low=0, advanced=True)


INFO = EngineInfo(
    id="frtm",
    title="FRTM",
    needs=frozenset({Needs.MASKS}),
    params=FRTMParams,
    summary="Learns a small model of each object in about a second; a network refines what it finds.",
    learns=True,
)
