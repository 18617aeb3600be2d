"""Forms of the documents: what a template prints of a snapshot. Pure (layer 0): no database, no clock."""
