"""Checking masks from any source, and repairing them: appearance-based refinement (Xie et al. 2024)."""
