"""Which masks are wrong, and mending them from those that are right (Xie et al. 2024)."""
