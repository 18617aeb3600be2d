"""The audit trail as a person reads it."""
