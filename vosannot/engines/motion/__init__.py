"""What moves against the background, without any network and without weights."""
