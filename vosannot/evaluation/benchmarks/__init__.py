"""What `vosannot bench` measures, one module for each subject."""
