"""Several objects from flow alone: a network that gives each a query of its own, window after window."""
