"""The mask corrector of Xie et al. 2024 ("Appearance-Based Refinement for Object-Centric Motion Segmentation")."""
