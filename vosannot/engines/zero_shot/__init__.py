"""What moves in a clip, found without any mask (DATTT, Liu et al. 2024)."""
