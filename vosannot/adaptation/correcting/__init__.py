"""The mask corrector on one clip, and its adaptation to that clip's exemplars."""
