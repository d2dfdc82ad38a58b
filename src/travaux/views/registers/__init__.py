"""Registers: reservations, dissociations, votes and the like as tables, each row with its words."""
