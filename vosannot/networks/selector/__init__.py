"""The mask selector: masks of one object over time -> where each of them is wrong."""
