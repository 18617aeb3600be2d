"""The review of a LAKIP by APIP: its checklist, what the system knows of each item, and its statement."""
