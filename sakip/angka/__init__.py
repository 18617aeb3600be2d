"""The parts that `sakip.numbers` reads with; other rooms import from `sakip.numbers` (layer 0)."""
