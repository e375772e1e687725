"""The model catalogue: cards of models, the person's own models, fetching and importing. Listing needs no torch."""
