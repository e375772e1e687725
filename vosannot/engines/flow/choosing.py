"""From the name of a flow method to the function that computes it. torch is imported only for RAFT."""

from typing import NamedTuple

from vosannot.core.errors import UsageError
from vosannot.core.words import tr
from vosannot.media.flow import dis_flow
from vosannot.media.flow_reader import FlowMethod

__all__ = ["FLOW_METHODS", "NamedMethod", "flow_method"]

FLOW_METHODS = ("dis", "raft")


class NamedMethod(NamedTuple):
    """A method and the name under which its results are kept: other weights have another one."""

    name: str
    compute: FlowMethod


def flow_method(name: str, device: str = "auto") -> NamedMethod:
    """ "dis" needs no weights; "raft" is the model "raft-large", once it has been fetched or imported.

    Raises:
        UsageError: no such method.
        WeightsError: RAFT's weights are not there, or damaged.
    """
    if name == "dis":
        return NamedMethod("dis", dis_flow)
    if name == "raft":
        from vosannot.engines.flow.raft import raft_flow

        return NamedMethod(*raft_flow("raft-large", device))
    raise UsageError(
        tr("There is no flow method {name}; known are {listed}.", name=repr(name), listed=", ".join(FLOW_METHODS))
    )
