"""Questions about the figures of a satker and year (FEATURES D16): asked with them, never accused."""
