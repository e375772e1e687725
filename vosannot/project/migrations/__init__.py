"""Steps from one format to the next, for Alembic; :mod:`vosannot.project.migration` runs them."""
