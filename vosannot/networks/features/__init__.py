"""Frozen features of single frames: what the mask selector and the mask corrector see of appearance."""
