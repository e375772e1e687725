"""DAVIS-C: 14 corruptions of a clip at three strengths (Bertrand et al. 2023, section 4.1).

Seven image corruptions follow ImageNet-C (:mod:`.imagenet_c`), two work over time (:mod:`.temporal`), one is a cartoon
(:mod:`.cartoon`), and four are stylisations by classical methods (:mod:`.patches`, :mod:`.strokes`, :mod:`.glass`,
:mod:`.engraving`), since the paper's style network cannot be shipped.
"""

from vosannot.evaluation.corruptions.clip import CorruptedClip, corrupted
from vosannot.evaluation.corruptions.names import (
    CORRUPTIONS,
    STRENGTHS,
    Corruption,
    all_corruptions,
    parse,
)

__all__ = ["CORRUPTIONS", "STRENGTHS", "CorruptedClip", "Corruption", "all_corruptions", "corrupted", "parse"]
