"""Consultations: whose each input is, what it asks for on which issue, and what is promised to follow."""
