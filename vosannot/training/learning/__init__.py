"""Learning from corrections: a model trained further on the masks that a workspace's people painted or approved."""
