"""Time: scrub bar, presence lanes, confidence."""
