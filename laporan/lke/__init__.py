"""Self-assessment of akuntabilitas kinerja after PermenPANRB 88/2021: criteria, evidence, and the value."""
