"""From an engine's parameters to the settings of an adaptation."""

from vosannot.adaptation.stepper import AdaptationSettings
from vosannot.engines.matching import MatchingParams, Resolved

__all__ = ["adaptation_settings"]


def adaptation_settings(params: MatchingParams, auto: Resolved, *, bf16: bool) -> AdaptationSettings:
    """What the parameters ask for.

    Args:
        auto: what "auto" stands for among them.
        bf16: the device is faster with bfloat16; used unless the parameters want float32.
    """
    return AdaptationSettings(
        iterations=auto.iterations,
        lr=auto.lr,
        samples=auto.samples,
        jump=params.jump,
        max_objects=params.max_objects,
        seed=params.seed,
        bf16=bf16 and params.precision != "float32",
        objective=params.objective,
        length=auto.length,
        reads=auto.reads,
        subset=params.subset,
        synthetic=params.synthetic,
        stop=params.stop,
        preview_every=params.preview_every,
        average=params.average,
    )
