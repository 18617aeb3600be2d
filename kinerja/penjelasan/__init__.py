"""How the figures of the year came about, and what they would be with another target or realisasi."""
