"""Ways to compute flow, by name."""

from vosannot.engines.flow.choosing import FLOW_METHODS, flow_method

__all__ = ["FLOW_METHODS", "flow_method"]
